export { credentialsFrom, type Credentials, type CredentialSource } from './authentication/credential-source.js';
export { dockerCredentials } from './authentication/docker-credentials.js';
export { openIdentity, type Identity } from './authentication/identity.js';
export {
  createRegistryClient,
  type BlobDescriptor,
  type PushBlobOptions,
  type RegistryClient,
  type TransferOptions,
} from './client.js';
export type { RegistryClientOptions, RequestOptions } from './client-options.js';
export { BlobNotFoundError } from './errors/blob-not-found-error.js';
export { DigestError } from './errors/digest-error.js';
export { DiskFullError } from './errors/disk-full-error.js';
export { IdentityKeyError } from './errors/identity-key-error.js';
export { InsufficientSpaceError } from './errors/insufficient-space-error.js';
export { InvalidManifestError } from './errors/invalid-manifest-error.js';
export { InvalidSettingError } from './errors/invalid-setting-error.js';
export { LocalFileError } from './errors/local-file-error.js';
export { ManifestNotFoundError } from './errors/manifest-not-found-error.js';
export { ProtocolRefusedError } from './errors/protocol-refused-error.js';
export { RedirectError } from './errors/redirect-error.js';
export { RegistryError } from './errors/registry-error.js';
export { RegistryResponseError } from './errors/registry-response-error.js';
export { SourceChangedError } from './errors/source-changed-error.js';
export { TransferInterruptedError } from './errors/transfer-interrupted-error.js';
export { UnauthorizedError } from './errors/unauthorized-error.js';
export { UnreachableError } from './errors/unreachable-error.js';
export { requireFreeSpace } from './free-space.js';
export { defaultLimits, type TransferLimits } from './limits.js';
export type { RegistryLogger } from './logger.js';
export {
  manifestMediaTypes,
  type Descriptor,
  type FetchedManifest,
  type RegistryManifest,
} from './manifests/manifest.js';
export { parseMirrors, type Mirrors } from './names/mirrors.js';
export type { DownloadTarget } from './pull/download-target.js';
export type { RepairTarget } from './pull/repair-blob.js';
export type { PushResult } from './push/push-result.js';
export type { ProgressListener, TransferProgress } from './transfers/progress.js';
