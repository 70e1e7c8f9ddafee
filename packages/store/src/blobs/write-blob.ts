import { createHash } from 'node:crypto';
import { open, rename, rm, stat, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hasSystemCode, isMissing } from '@puna/errors';
import { parseDigest } from '@puna/protocol';
import { syncDirectory } from '../durable-file.js';
import { DigestMismatchError } from '../errors/digest-mismatch-error.js';
import { blobPath, temporaryBlobPath } from './blob-paths.js';

/** How a blob is written. */
export interface WriteBlobOptions {
  /** What the content must hash to. In any spelling that `parseDigest` accepts. */
  readonly expectedDigest?: string | undefined;
  /** Ends the writing; nothing is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes read so far, after each piece. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** A blob that is now in the store. */
export interface WrittenBlob {
  /** `sha256:<64 hex>` */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** False where the store had it already. */
  readonly created: boolean;
}

/** What may be written: a `Readable` or anything else that yields bytes. It is read only as fast as the disk takes them. */
export type BlobSource = AsyncIterable<Uint8Array>;

/** A few large writes are faster than many small ones, and this is all of a blob that is in memory. */
const writeBufferBytes = 1024 * 1024;

/**
 * Streams a blob to disk while hashing it. It appears under its name in one step, complete, checked and on the disk.
 *
 * @throws DigestMismatchError, InvalidDigestError, the signal's reason, or the source's own error. Nothing is left then.
 */
export async function writeBlob(
  directory: string,
  source: BlobSource,
  options: WriteBlobOptions,
): Promise<WrittenBlob> {
  const { expectedDigest, signal } = options;
  const expected = expectedDigest === undefined ? undefined : parseDigest(expectedDigest);
  signal?.throwIfAborted();
  const temporaryPath = temporaryBlobPath(directory);
  const handle = await open(temporaryPath, 'wx', 0o644);
  try {
    const { digest, size } = await streamToFile(source, handle, options).finally(() => handle.close());
    if (expected !== undefined && expected !== digest)
      throw new DigestMismatchError(expectedDigest ?? expected, digest);
    const created = await publishFile(directory, temporaryPath, digest, size);
    return { digest, size, created };
  } finally {
    // Gone already where it was renamed.
    await rm(temporaryPath, { force: true });
  }
}

async function streamToFile(source: BlobSource, handle: FileHandle, { signal, onProgress }: WriteBlobOptions) {
  const hash = createHash('sha256');
  let size = 0;
  async function* hashed(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.byteLength;
      onProgress?.(size);
      yield chunk;
    }
  }
  try {
    await pipeline(source, hashed, fileSink(handle), signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  await handle.sync();
  return { digest: `sha256:${hash.digest('hex')}`, size };
}

/**
 * A stream into an open file. Node's own file stream would close the handle, which must stay open for the sync.
 * While one write is on its way, the pieces that come are put together for the next.
 */
function fileSink(handle: FileHandle): Writable {
  return new Writable({
    highWaterMark: writeBufferBytes,
    write: (chunk: Buffer, _encoding, done) => void append(handle, chunk, done),
    writev: (chunks, done) => void append(handle, Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done),
  });
}

async function append(handle: FileHandle, content: Buffer, done: (error?: Error) => void): Promise<void> {
  try {
    // Unlike `write`, `writeFile` goes on after a short write; on a handle it appends at the current position.
    await handle.writeFile(content);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done();
}

/**
 * Gives a finished file, which is on the disk, the name of its digest. Returns false where the store had the blob already;
 * the file then stays where it is.
 */
export async function publishFile(
  directory: string,
  temporaryPath: string,
  digest: string,
  size: number,
): Promise<boolean> {
  const path = blobPath(directory, digest);
  if ((await sizeOf(path)) === size && (await touchFile(path))) return false;
  // Also where a file of another size is there: it was damaged and is now repaired.
  await rename(temporaryPath, path);
  await syncDirectory(directory);
  return true;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Marks a file as used just now, which keeps `prune` away from it for a while. Returns whether it is there. */
export async function touchFile(path: string): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(path, now, now);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    // Another user's file, or a store that may only be read: then nothing of ours can be pruned there either.
    if (hasSystemCode(error, ['EACCES', 'EPERM', 'EROFS'])) return true;
    throw error;
  }
}
