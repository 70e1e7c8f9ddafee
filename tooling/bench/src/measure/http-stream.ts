import { Agent, request, type IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';

/** Bytes as they arrived. */
export interface Chunk {
  /** By `performance.now()`. */
  readonly time: number;
  readonly bytes: Buffer;
}

/** A line of a stream. */
export interface TimedLine {
  /** When its end arrived, by `performance.now()`. */
  readonly time: number;
  readonly line: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends JSON on a connection that is kept. */
export function postJsonBody(url: string, body: unknown, signal?: AbortSignal): Promise<IncomingMessage> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const sent = request(url, { method: 'POST', agent, headers, ...(signal === undefined ? {} : { signal }) }, resolve);
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Only collects while the stream runs: what a client computes meanwhile, it takes from a server on the same cores. */
export function collectChunks(response: IncomingMessage): Promise<Chunk[]> {
  return new Promise((resolve, reject) => {
    const chunks: Chunk[] = [];
    response.on('data', (bytes: Buffer) => chunks.push({ time: performance.now(), bytes }));
    response.on('end', () => resolve(chunks));
    response.on('error', reject);
    response.on('aborted', () => reject(new Error('the stream was cut off')));
  });
}

/** The lines of a stream that are not empty. */
export function splitLines(chunks: readonly Chunk[]): TimedLine[] {
  const lines: TimedLine[] = [];
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (const { time, bytes } of chunks) {
    const parts = (rest + decoder.write(bytes)).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) if (line !== '') lines.push({ time, line });
  }
  return lines;
}
