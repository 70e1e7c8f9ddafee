import { parseHostAddress, readSetting } from '@puna/protocol/settings';
// The browser build is the same client without the part that looks for files on this machine: that part refuses to
// create from a model whose name is also a file's.
import { Ollama } from 'ollama/browser';
import type { CommandContext } from '../command-context.js';
import { createHttpFetch, type HttpFetch } from './http-fetch.js';

/** The way to one server. */
export interface ServerClient {
  /** Without a slash at its end. */
  readonly url: string;

  /** The official client, for the calls that it knows. Its errors are those of `createHttpFetch`. */
  readonly ollama: Ollama;

  /** For the other calls. */
  readonly fetch: HttpFetch;
}

/** The server that the settings name, at `PUNA_HOST` or by default at 127.0.0.1:11434. Nothing is sent yet. */
export function connect(context: CommandContext, signal: AbortSignal = new AbortController().signal): ServerClient {
  return createServerClient(parseHostAddress(readSetting(context.environment, 'HOST')).url, signal);
}

/** @param signal aborts all requests. */
export function createServerClient(url: string, signal: AbortSignal): ServerClient {
  const httpFetch = createHttpFetch(signal);
  const fetchForClient = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
    httpFetch(String(input), {
      method: init.method ?? 'GET',
      headers: init.headers as Record<string, string>,
      // The client sends JSON texts only.
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
      signal: init.signal ?? undefined,
    });
  return { url, fetch: httpFetch, ollama: new Ollama({ host: url, fetch: fetchForClient }) };
}

/**
 * Checks that a server answers, before work is done that needs one.
 *
 * @throws ServerNotRunningError, ConnectionError.
 */
export async function checkServer(client: ServerClient): Promise<void> {
  await client.fetch(`${client.url}/`, { method: 'HEAD' });
}
