import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { digestHex } from '@puna/protocol';

const blobFileName = /^sha256-[0-9a-f]{64}$/;

/**
 * Where the blob of a digest is.
 *
 * @throws InvalidDigestError
 */
export function blobPath(directory: string, digest: string): string {
  return join(directory, `sha256-${digestHex(digest)}`);
}

/**
 * A new name for a file that is still being written, in the blobs' own folder so that it can be renamed in one step.
 * It is no valid blob name; should the process die, `prune` takes it for what it is.
 */
export function temporaryBlobPath(directory: string): string {
  return join(directory, `sha256-${randomUUID()}`);
}

/** The digest of a blob's file name, or nothing where the file is no complete blob. */
export function digestOfFileName(fileName: string): string | undefined {
  return blobFileName.test(fileName) ? fileName.replace('-', ':') : undefined;
}
