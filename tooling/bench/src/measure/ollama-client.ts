import { Agent, request, type IncomingMessage } from 'node:http';
import type { StreamTimes } from './stream-times.js';

/** A generation over HTTP. */
export interface GenerateCall {
  readonly model: string;
  readonly prompt: string;
  readonly tokens: number;

  /** Called for each piece of text as it arrives. */
  readonly onPiece?: () => void;
  readonly signal?: AbortSignal;
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
export async function generate(url: string, call: GenerateCall): Promise<StreamTimes> {
  const body = {
    model: call.model,
    prompt: call.prompt,
    raw: true,
    options: { temperature: 0, num_predict: call.tokens, num_ctx: contextLength },
  };
  const start = performance.now();
  const response = await post(`${url}/api/generate`, JSON.stringify(body), call.signal);
  let first = 0;
  let last = 0;
  for await (const line of linesOf(response)) {
    if (line.error !== undefined) throw new Error(line.error);
    if (line.response) {
      last = performance.now();
      first ||= last;
      call.onPiece?.();
    }
    if (!line.done) continue;
    return {
      firstToken: first - start,
      generation: last - first,
      promptTokens: line.prompt_eval_count ?? 0,
      generatedTokens: line.eval_count ?? 0,
    };
  }
  throw new Error('the stream ended without its last line');
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

async function* linesOf(response: IncomingMessage): AsyncGenerator<GenerateLine> {
  let rest = '';
  for await (const chunk of response.setEncoding('utf8')) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as GenerateLine;
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as GenerateLine;
}
