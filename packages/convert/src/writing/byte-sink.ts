import type { FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** Takes bytes in order. A chunk may change as soon as `write` is done. */
export interface ByteSink {
  write(chunk: Uint8Array): Promise<void>;
}

/** Writes to an open file, from its start. */
export function fileSink(handle: FileHandle): ByteSink {
  return {
    async write(chunk) {
      let written = 0;
      while (written < chunk.byteLength) {
        const { bytesWritten } = await handle.write(chunk, written, chunk.byteLength - written);
        written += bytesWritten;
      }
    },
  };
}

/** Writes to a stream, as fast as the stream takes it. Does not end it. */
export function streamSink(stream: Writable): ByteSink {
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        // Most streams keep the chunk beyond this call, so it is a copy.
        stream.write(Buffer.from(chunk), (error) => (error ? reject(error) : resolve()));
      }),
  };
}
