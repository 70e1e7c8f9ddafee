import { Agent, type Dispatcher, request } from 'undici';
import { serverError } from './server-error.js';

/** Codes of connections that ended before an answer came; the second time is not met by chance. */
const resetCodes: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** A health check that takes longer is asked again, in milliseconds. */
const healthTimeout = 5_000;

/** Talks HTTP with one llama-server. */
export class ServerClient {
  readonly #origin: string;
  readonly #key: string;

  /**
   * Each request has a connection of its own: llama-server closes idle ones at once, so that one that is used again may
   * just be ending. There is no time limit: reading a long prompt takes as long as it takes.
   */
  readonly #agent = new Agent({ pipelining: 0, headersTimeout: 0, bodyTimeout: 0, connections: null });

  constructor(origin: string, key: string) {
    this.#origin = origin;
    this.#key = key;
  }

  /** Asks for a document. @throws a typed error for an answer that is none; undici's error where there is no answer. */
  async get(path: string, signal?: AbortSignal): Promise<unknown> {
    return readJson(await this.#request('GET', path, undefined, signal));
  }

  /** Sends a document and reads the answer. @throws as `get`. */
  async post(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
    return readJson(await this.#request('POST', path, body, signal));
  }

  /** Sends a document; the answer comes as a stream of bytes. @throws as `get`. */
  async stream(path: string, body: unknown, signal: AbortSignal): Promise<AsyncIterable<Buffer>> {
    const response = await this.#request('POST', path, body, signal);
    if (response.statusCode !== 200) await readJson(response);
    return response.body;
  }

  /** The status of the health check: 200 ready, 503 loading. Undefined where nobody answers yet. */
  async health(): Promise<number | undefined> {
    try {
      const signal = AbortSignal.timeout(healthTimeout);
      const response = await request(`${this.#origin}/health`, { dispatcher: this.#agent, signal });
      await response.body.dump();
      return response.statusCode;
    } catch {
      return undefined;
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #request(
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<Dispatcher.ResponseData> {
    const options = {
      method,
      dispatcher: this.#agent,
      headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    } as const;
    try {
      return await request(this.#origin + path, options);
    } catch (error) {
      if (signal?.aborted === true || !isReset(error)) throw error;
      return request(this.#origin + path, options);
    }
  }
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && resetCodes.has(error.code);
}

async function readJson({ statusCode, body }: Dispatcher.ResponseData): Promise<unknown> {
  const text = await body.text();
  const value = parse(text);
  if (statusCode !== 200) throw serverError(value, statusCode);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
