import type { Readable } from 'node:stream';

const keptLines = 20;
const keptLength = 8_000;

/** Reads a stream and keeps the end of it; answers a function that gives the last lines so far. */
export function keepLastLines(stream: Readable | null): () => readonly string[] {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (piece: string) => {
    text = (text + piece).slice(-keptLength);
  });
  return () =>
    text
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .slice(-keptLines);
}
