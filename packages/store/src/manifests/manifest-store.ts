import { readFile } from 'node:fs/promises';
import { formatFullName, type ModelName } from '@puna/protocol';
import { CorruptManifestError } from '../errors/corrupt-manifest-error.js';
import { removeUnusedBlobs } from '../remove-blobs.js';
import type { StoreContext } from '../store-context.js';
import { formatManifest } from './manifest-format.js';
import { ManifestMemory, readFileStamp } from './manifest-memory.js';
import { findSpelling, manifestPath } from './manifest-paths.js';
import { referencedDigests, type Manifest } from './manifest.js';
import { scanManifests } from './scan-manifests.js';
import { readManifestFile, type StoredManifest } from './stored-manifest.js';
import { deleteManifestFile, writeManifestFile } from './write-manifest.js';

/**
 * The models of a store. Names are found whatever their case, and keep the case that they were created with.
 *
 * Every method that takes a name throws `InvalidModelNameError` for one that did not come from `parseModelName`; those
 * that change something throw `StoreLockedError` where another process does not let go of the store for a minute.
 */
export interface ManifestStore {
  /** All models, the newest first. Damaged files and invalid names are left out, with a warning to the logger. */
  list(): Promise<StoredManifest[]>;

  /**
   * One model, or nothing where there is none of this name.
   *
   * @throws CorruptManifestError
   */
  read(name: ModelName): Promise<StoredManifest | undefined>;

  /**
   * Creates a model or replaces the one of this name. The blobs that only the old one used stay: see
   * `Store.removeUnused`.
   *
   * @throws BlobNotFoundError where a blob of the manifest is not in the store, so that no model is half there.
   * @throws CorruptManifestError where the manifest is none.
   */
  write(name: ModelName, manifest: Manifest): Promise<StoredManifest>;

  /** Like `write`, for a manifest that must stay byte for byte as it is, since it came from a registry. */
  writeBytes(name: ModelName, bytes: Uint8Array | string): Promise<StoredManifest>;

  /**
   * Gives a model a second name. Only the manifest is duplicated, no blob. A model onto itself changes nothing.
   *
   * @returns false where there is no model of the source's name.
   * @throws CorruptManifestError
   */
  copy(source: ModelName, destination: ModelName): Promise<boolean>;

  /**
   * Deletes a model, then those of its blobs that no other model uses. Works on a damaged manifest as well; its blobs
   * are left to `Store.prune`.
   *
   * @returns false where there is no model of this name.
   */
  remove(name: ModelName): Promise<boolean>;
}

/** Makes the manifest part of a store. */
export function createManifestStore(context: StoreContext): ManifestStore {
  const { lock } = context;
  const memory = new ManifestMemory();
  return {
    list: () => listManifests(context),
    read: (name) => recallManifest(context, memory, name),
    write: (name, manifest) => lock(() => writeManifest(context, name, Buffer.from(formatManifest(manifest)))),
    writeBytes: (name, bytes) => lock(() => writeManifest(context, name, Buffer.from(bytes))),
    copy: (source, destination) => lock(() => copyManifest(context, source, destination)),
    remove: (name) => lock(() => removeManifest(context, name)),
  };
}

async function listManifests({ folders, logger }: StoreContext): Promise<StoredManifest[]> {
  const { manifests, problems } = await scanManifests(folders.manifests);
  for (const problem of problems) logger.warn(`skipped while listing models: ${problem}`);
  return manifests.sort(byAge);
}

/** Newest first; by name where two are of the same moment, so that the order is always the same. */
function byAge(a: StoredManifest, b: StoredManifest): number {
  if (a.modifiedAtNanoseconds !== b.modifiedAtNanoseconds) {
    return a.modifiedAtNanoseconds > b.modifiedAtNanoseconds ? -1 : 1;
  }
  return formatFullName(a.name) < formatFullName(b.name) ? -1 : 1;
}

async function recallManifest(
  context: StoreContext,
  memory: ManifestMemory,
  name: ModelName,
): Promise<StoredManifest | undefined> {
  const path = manifestPath(context.folders.manifests, name);
  const stamp = await readFileStamp(path);
  const known = memory.recall(path, stamp);
  if (known !== undefined) return known;
  const stored = await readManifest(context, name);
  // On a file system that takes any spelling, the path leads to a file whose name is spelled otherwise.
  if (stamp !== undefined && stored?.path === path) memory.keep(stored, stamp);
  return stored;
}

async function readManifest({ folders }: StoreContext, name: ModelName): Promise<StoredManifest | undefined> {
  const spelled = await findSpelling(folders.manifests, name);
  return readManifestFile(spelled, manifestPath(folders.manifests, spelled));
}

async function writeManifest(context: StoreContext, name: ModelName, bytes: Uint8Array): Promise<StoredManifest> {
  const spelled = await findSpelling(context.folders.manifests, name);
  return writeManifestFile(context, spelled, bytes);
}

async function copyManifest(context: StoreContext, source: ModelName, destination: ModelName): Promise<boolean> {
  const stored = await readManifest(context, source);
  if (stored === undefined) return false;
  const spelled = await findSpelling(context.folders.manifests, destination);
  if (formatFullName(stored.name) === formatFullName(spelled)) return true;
  await writeManifestFile(context, spelled, await readFile(stored.path));
  return true;
}

async function removeManifest(context: StoreContext, name: ModelName): Promise<boolean> {
  const spelled = await findSpelling(context.folders.manifests, name);
  const path = manifestPath(context.folders.manifests, spelled);
  let digests: string[] = [];
  try {
    const stored = await readManifestFile(spelled, path);
    if (stored === undefined) return false;
    digests = referencedDigests(stored.manifest);
  } catch (error) {
    if (!CorruptManifestError.isInstance(error)) throw error;
    context.logger.warn(`deleting a damaged model: ${error.message}`);
  }
  await deleteManifestFile(context, path);
  // The name goes first: should the process die in between, blobs are left over, which prune removes. The other way
  // round, a model would be left without its blobs.
  await removeUnusedBlobs(context, digests);
  return true;
}
