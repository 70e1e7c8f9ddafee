import { Agent, request, type IncomingMessage } from 'node:http';
import type { StreamTimes } from './stream-times.js';

/** A generation over HTTP. */
export interface GenerateCall {
  readonly model: string;
  readonly prompt: string;
  readonly tokens: number;
  readonly signal?: AbortSignal;
}

/** What a generation over HTTP took. */
export interface HttpStreamTimes extends StreamTimes {
  /** When each piece of text arrived, by `performance.now()`. */
  readonly pieces: readonly number[];
}

interface GenerateLine {
  readonly response?: string;
  readonly error?: string;
  readonly done?: boolean;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** The context of all measurements over HTTP: the server's own default may depend on the machine. */
export const contextLength = 2048;

/** Streams a raw, greedy generation and takes the times of its pieces. */
export async function generate(url: string, call: GenerateCall): Promise<HttpStreamTimes> {
  const body = {
    model: call.model,
    prompt: call.prompt,
    raw: true,
    options: { temperature: 0, num_predict: call.tokens, num_ctx: contextLength },
  };
  const start = performance.now();
  const response = await post(`${url}/api/generate`, JSON.stringify(body), call.signal);
  const lines = readLines(await collectChunks(response));
  const pieces = lines.filter(({ line }) => line.response).map(({ time }) => time);
  const end = lines.at(-1)?.line;
  if (end?.done !== true) throw new Error(end?.error ?? 'the stream ended without its last line');
  return {
    firstToken: (pieces[0] ?? Number.NaN) - start,
    generation: (pieces.at(-1) ?? Number.NaN) - (pieces[0] ?? Number.NaN),
    promptTokens: end.prompt_eval_count ?? 0,
    generatedTokens: end.eval_count ?? 0,
    pieces,
  };
}

/** Sends JSON and reads a JSON answer. */
export async function postJson(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await post(url, JSON.stringify(body));
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

function post(url: string, body: string, signal?: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers, ...(signal === undefined ? {} : { signal }) }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

interface Chunk {
  readonly time: number;
  readonly bytes: Buffer;
}

/** Only collects while the stream runs: what a client computes meanwhile, it takes from a server on the same cores. */
function collectChunks(response: IncomingMessage): Promise<Chunk[]> {
  return new Promise((resolve, reject) => {
    const chunks: Chunk[] = [];
    response.on('data', (bytes: Buffer) => chunks.push({ time: performance.now(), bytes }));
    response.on('end', () => resolve(chunks));
    response.on('error', reject);
    response.on('aborted', () => reject(new Error('the stream was cut off')));
  });
}

/** The lines, each with the time at which its end arrived. */
function readLines(chunks: readonly Chunk[]): { readonly time: number; readonly line: GenerateLine }[] {
  const lines: { time: number; line: GenerateLine }[] = [];
  let rest = '';
  for (const { time, bytes } of chunks) {
    const parts = (rest + bytes.toString('latin1')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part !== '') lines.push({ time, line: JSON.parse(part) as GenerateLine });
  }
  return lines;
}
