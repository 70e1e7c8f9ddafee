import { collectChunks, postJsonBody, splitLines } from './http-stream.js';
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
  const response = await postJsonBody(`${url}/api/generate`, body, call.signal);
  const lines = splitLines(await collectChunks(response)).map(({ time, line }) => ({
    time,
    line: JSON.parse(line) as GenerateLine,
  }));
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
  const response = await postJsonBody(url, body);
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
