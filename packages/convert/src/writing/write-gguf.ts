import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { fileSink, streamSink } from './byte-sink.js';
import type { GgufContent, WriteOptions } from './gguf-content.js';
import { writeContent } from './write-content.js';

/**
 * Writes a GGUF file (version 3, little-endian). It appears under its name when it is complete and on the disk; whatever
 * goes wrong before, nothing stays, and a file of that name stays as it was.
 *
 * @throws RangeError where the content is no sound file: a value out of its type's range, doubled names, data that is
 * longer or shorter than its shape.
 * @throws what the tensors' data throws, the signal's reason, and Node's system errors (`ENOSPC` …).
 */
export async function writeGguf(path: string, content: GgufContent, options: WriteOptions = {}): Promise<void> {
  const { flush = true } = options;
  const temporaryPath = `${path}.${randomUUID()}.partial`;
  try {
    const handle = await open(temporaryPath, 'wx', 0o644);
    try {
      await writeContent(fileSink(handle), content, options);
      if (flush) await handle.sync();
    } finally {
      await handle.close();
    }
    options.signal?.throwIfAborted();
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
  if (flush) await syncDirectory(dirname(path));
}

/** As `writeGguf`, to a stream, which is not ended. */
export async function writeGgufTo(stream: Writable, content: GgufContent, options: WriteOptions = {}): Promise<void> {
  await writeContent(streamSink(stream), content, options);
}

/** Makes the rename survive a power cut, where the system can do that. */
async function syncDirectory(path: string): Promise<void> {
  // Windows can't open a directory as a file; NTFS keeps a journal of its entries itself.
  if (process.platform === 'win32') return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    await handle.sync();
  } catch {
    // Some network file systems refuse this; there is no other way to ask them, and the file itself is complete.
  } finally {
    await handle?.close();
  }
}
