import { temporaryDirectory } from './temporary-directory.js';

/** A server of a test, with a store of its own. */
export interface TestServer {
  readonly url: string;
  readonly modelsDirectory: string;

  /** Sends a request; objects become JSON. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;

  /** Sends a POST and reads the answer as JSON. */
  post<Answer = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer>;

  /** Sends a POST and reads the answer as lines of JSON. */
  postLines<Line = Record<string, unknown>>(path: string, body?: unknown): Promise<Line[]>;
  close(): Promise<void>;
}

/** What starts a server: `startServer` of the server package, which this package can't import without a cycle. */
type Start = (options: {
  environment: Record<string, string>;
  host: string;
  port: number;
  modelsDirectory: string;
  withTinyModel: boolean;
  log: boolean;
}) => Promise<{ readonly url: string; close(): Promise<void> }>;

function encodeBody(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}

/** Starts a server on a free port of loopback with an empty store, or one that holds the tiny model. */
export async function startTestServer(
  start: Start,
  options: { readonly environment?: Record<string, string>; readonly withTinyModel?: boolean } = {},
): Promise<TestServer> {
  const directory = await temporaryDirectory();
  const server = await start({
    environment: { PUNA_LOG_LEVEL: 'silent', ...options.environment },
    host: '127.0.0.1',
    port: 0,
    modelsDirectory: directory.path,
    withTinyModel: options.withTinyModel ?? true,
    log: false,
  });
  const send: TestServer['send'] = (method, path, body, headers = {}) =>
    fetch(server.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: encodeBody(body) as NonNullable<RequestInit['body']> }),
    });
  return {
    url: server.url,
    modelsDirectory: directory.path,
    send,
    post: async <Answer>(path: string, body?: unknown) => (await (await send('POST', path, body)).json()) as Answer,
    postLines: async <Line>(path: string, body?: unknown) => {
      const text = await (await send('POST', path, body)).text();
      return text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
    },
    close: async () => {
      await server.close();
      await directory.remove();
    },
  };
}
