import { formatFullName, type ModelName } from '@puna/protocol';
import { createAuthenticatedClient } from './authentication/authenticated-client.js';
import { dockerCredentials } from './authentication/docker-credentials.js';
import { openIdentity } from './authentication/identity.js';
import type { RegistryClientOptions, RequestOptions } from './client-options.js';
import { createDispatcher } from './http/dispatcher.js';
import { createHttpClient } from './http/http-client.js';
import { defaultLimits } from './limits.js';
import { silentLogger } from './logger.js';
import { fetchFromMirrors } from './manifests/fetch-from-mirrors.js';
import type { Descriptor, FetchedManifest } from './manifests/manifest.js';
import { pushManifest } from './manifests/push-manifest.js';
import { repositoriesOf } from './names/mirrors.js';
import { repositoryOf } from './names/repository.js';
import type { DownloadTarget } from './pull/download-target.js';
import { pullBlob } from './pull/pull-blob.js';
import { repairBlob, type RepairTarget } from './pull/repair-blob.js';
import { pushBlob } from './push/push-blob.js';
import type { PushResult } from './push/push-result.js';
import type { RegistryContext } from './registry-context.js';
import type { ProgressListener } from './transfers/progress.js';
import { SharedTransfers } from './transfers/shared-transfers.js';

/** How a blob is moved. */
export interface TransferOptions extends RequestOptions {
  /** Must not throw. */
  readonly onProgress?: ProgressListener | undefined;
}

/** How a blob is pushed. */
export interface PushBlobOptions extends TransferOptions {
  /** A model that may have the same blob, for example the one it was made from; the registry then takes it from there. */
  readonly mountFrom?: ModelName | undefined;
}

/** The blobs that a transfer is about; all that is needed of a layer. */
export type BlobDescriptor = Pick<Descriptor, 'digest' | 'size'>;

/**
 * Speaks with registries of the OCI distribution specification. All methods throw errors that derive from
 * `RegistryError`, `InvalidModelNameError` for a host that no URL can name, the reason of the caller's signal, or what
 * the functions of a target throw.
 */
export interface RegistryClient {
  /**
   * Fetches the manifest of a model, from the first of its mirrors that has it or from its registry. Callers that want
   * the same one at the same time share the request.
   */
  fetchManifest(name: ModelName, options?: RequestOptions): Promise<FetchedManifest>;

  /**
   * Brings a blob to its place: goes on where an earlier pull stopped, shares the transfer with everyone who wants the
   * same blob there, and verifies it. A blob whose digest is wrong is repaired, not fetched anew.
   *
   * @throws DigestError where the registry has other bytes; DiskFullError; BlobNotFoundError and others.
   */
  pullBlob(name: ModelName, blob: BlobDescriptor, target: DownloadTarget, options?: TransferOptions): Promise<void>;

  /** Brings a blob to a registry, where it lacks it. Callers that push the same blob there share the transfer. */
  pushBlob(name: ModelName, blob: BlobDescriptor, path: string, options?: PushBlobOptions): Promise<PushResult>;

  /**
   * Stores a manifest, whose blobs must all be there, under the name's tag.
   *
   * @returns its digest.
   */
  pushManifest(name: ModelName, bytes: Uint8Array, mediaType: string, options?: RequestOptions): Promise<string>;

  /**
   * Compares a file that should hold a blob with what the registry has, range by range, and repairs a copy of it until
   * its digest is right; only then the copy takes the place of the file.
   *
   * @returns whether it was damaged.
   * @throws DigestError where what the registry has is damaged as well.
   */
  repairBlob(
    name: ModelName,
    blob: BlobDescriptor,
    target: RepairTarget,
    options?: TransferOptions,
  ): Promise<'intact' | 'repaired'>;

  /** Stops all transfers, keeping what they have, and closes the connections. */
  close(): Promise<void>;
}

/**
 * Makes a client. It keeps connections and tokens, so one is enough for a program.
 *
 * @throws InvalidSettingError for a proxy in the environment that is no URL.
 */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const { mirrors = {} } = options;
  const { context, transfers, close } = openClient(options);
  return {
    async fetchManifest(name, { insecure = false, ...caller } = {}) {
      const repositories = repositoriesOf(name, insecure, mirrors);
      return transfers.manifests.join(`${insecure} ${name.scheme} ${formatFullName(name)}`, caller, (signal) =>
        fetchFromMirrors(context, repositories, name.tag, signal),
      );
    },

    async pullBlob(name, blob, target, { insecure = false, ...caller } = {}) {
      const repositories = repositoriesOf(name, insecure, mirrors);
      return transfers.pulls.join(`${blob.digest} ${target.partialPath}`, caller, (signal, onProgress) =>
        pullBlob({ context, repositories, blob, target, signal, onProgress }),
      );
    },

    async pushBlob(name, blob, path, { insecure = false, mountFrom: model, ...caller } = {}) {
      const repository = repositoryOf(name, insecure);
      const { digest } = blob;
      const source = model && repositoryOf({ ...model, scheme: name.scheme }, insecure);
      const mountFrom = source?.origin === repository.origin ? source.path : undefined;
      return transfers.pushes.join(`${digest} ${repository.origin} ${repository.path}`, caller, (signal, onProgress) =>
        pushBlob({ context, repository, digest, blob, path, mountFrom, signal, onProgress }),
      );
    },

    async pushManifest(name, bytes, mediaType, { insecure = false, signal = neverAborting() } = {}) {
      return pushManifest(context, repositoryOf(name, insecure), name.tag, { bytes, mediaType }, signal);
    },

    async repairBlob(name, blob, target, { insecure = false, ...caller } = {}) {
      const repositories = repositoriesOf(name, insecure, mirrors).toReversed();
      return transfers.repairs.join(`${blob.digest} ${target.path}`, caller, (signal, onProgress) =>
        repairBlob({ context, repositories, blob, target, signal, onProgress }),
      );
    },

    close,
  };
}

/** The transfers that run now, for those who want the same thing to share. */
function createTransfers() {
  return {
    manifests: new SharedTransfers<FetchedManifest>(),
    pulls: new SharedTransfers<void>(),
    pushes: new SharedTransfers<PushResult>(),
    repairs: new SharedTransfers<'intact' | 'repaired'>(),
  };
}

function openClient(options: RegistryClientOptions) {
  const { environment = process.env, logger = silentLogger, identityPath } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const certificateAuthority = [options.certificateAuthority ?? []].flat();
  const http = createHttpClient(createDispatcher({ environment, certificateAuthority }), options.userAgent, limits);
  const credentials = options.credentials ?? dockerCredentials(environment, logger);
  const identity = identityPath === undefined ? undefined : () => openIdentity(identityPath);
  const client = createAuthenticatedClient({ http, credentials, identity }, { limits, logger });
  const context: RegistryContext = { client, limits, logger };
  const transfers = createTransfers();
  const close = async () => {
    const reason = new Error('the registry client was closed');
    await Promise.all(Object.values(transfers).map((shared) => shared.stopAll(reason)));
    await http.close();
  };
  return { context, transfers, close };
}

function neverAborting(): AbortSignal {
  return new AbortController().signal;
}
