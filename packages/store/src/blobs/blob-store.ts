import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { isMissing } from '@puna/errors';
import { BlobContentError } from '../errors/blob-content-error.js';
import { BlobNotFoundError } from '../errors/blob-not-found-error.js';
import { blobPath } from './blob-paths.js';
import { touchFile, writeBlob, type BlobSource, type WriteBlobOptions, type WrittenBlob } from './write-blob.js';

/**
 * The files of a store, each named by the SHA-256 of its content.
 *
 * A digest may be spelled in any way that `parseDigest` accepts; every method throws `InvalidDigestError` for others.
 */
export interface BlobStore {
  /** Where the blob of a digest is, or would be. */
  path(digest: string): string;

  /** The size in bytes of a blob, or nothing where the store has it not. */
  stat(digest: string): Promise<{ readonly size: number } | undefined>;

  /**
   * Streams a blob into the store, holding no more than a small buffer in memory.
   *
   * Nothing refers to the blob yet: put it into a manifest within the hour, or `prune` may remove it.
   *
   * @throws DigestMismatchError where `expectedDigest` is given and the content is another. Nothing is kept. (The
   * original keeps such content under its true digest.)
   * @throws the signal's reason where it aborts, or the source's own error. Nothing is kept.
   */
  write(source: BlobSource, options?: WriteBlobOptions): Promise<WrittenBlob>;

  /** Writes a small blob. Where the store has it already, it counts as used just now. */
  writeBytes(content: Uint8Array | string): Promise<WrittenBlob>;

  /**
   * The text of a small blob, such as a template.
   *
   * @throws BlobNotFoundError, or BlobContentError where it is larger than any text of a model.
   */
  readText(digest: string): Promise<string>;

  /**
   * The value of a small JSON blob.
   *
   * @throws BlobNotFoundError, or BlobContentError where it is not JSON.
   */
  readJson(digest: string): Promise<unknown>;

  /**
   * Counts a blob as used just now, so that `prune` leaves it alone for a while.
   *
   * @throws BlobNotFoundError
   */
  touch(digest: string): Promise<void>;
}

/** Templates, licenses and parameters are far smaller; a larger blob is weights under a wrong media type. */
const largestTextBytes = 64 * 1024 * 1024;

/** Makes the blob part of a store. */
export function createBlobStore(directory: string): BlobStore {
  const path = (digest: string) => blobPath(directory, digest);
  const readText = (digest: string) => readSmallBlob(path(digest), digest);
  return {
    path,
    readText,
    stat: (digest) => statBlob(path(digest)),
    write: (source, options = {}) => writeBlob(directory, source, options),
    writeBytes: (content) => writeSmallBlob(directory, Buffer.from(content)),
    readJson: async (digest) => parseJson(await readText(digest), digest),
    async touch(digest) {
      if (!(await touchFile(path(digest)))) throw new BlobNotFoundError(digest);
    },
  };
}

async function writeSmallBlob(directory: string, content: Uint8Array): Promise<WrittenBlob> {
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  const size = content.byteLength;
  const path = blobPath(directory, digest);
  if ((await statBlob(path))?.size === size && (await touchFile(path))) return { digest, size, created: false };
  return writeBlob(directory, Readable.from([content]), {});
}

async function statBlob(path: string): Promise<{ size: number } | undefined> {
  try {
    const status = await stat(path);
    return status.isFile() ? { size: status.size } : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function readSmallBlob(path: string, digest: string): Promise<string> {
  const status = await statBlob(path);
  if (status === undefined) throw new BlobNotFoundError(digest);
  if (status.size > largestTextBytes) throw new BlobContentError(digest, `has ${status.size} bytes: it is no text`);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) throw new BlobNotFoundError(digest, undefined, { cause: error });
    throw error;
  }
}

function parseJson(text: string, digest: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BlobContentError(digest, 'is not JSON', { cause: error });
  }
}
