import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Large pieces: a file is read once, from its start to its end. */
const pieceBytes = 1024 * 1024;

/** How a file is read. */
export interface HashFileOptions {
  readonly signal?: AbortSignal | undefined;

  /** Hears how many bytes were read so far. */
  readonly onProgress?: (bytes: number) => void;
}

/**
 * The digest of a file's content, `sha256:<64 hex>`.
 *
 * @throws the system's error where the file can't be read, the signal's reason.
 */
export async function hashFile(path: string, { signal, onProgress }: HashFileOptions): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: pieceBytes }),
      async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) {
          hash.update(piece);
          done += piece.length;
          onProgress?.(done);
        }
      },
      signal === undefined ? {} : { signal },
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return `sha256:${hash.digest('hex')}`;
}
