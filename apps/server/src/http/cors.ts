import type { Context, Next } from 'hono';
import type { ServerEnvironment } from './server-environment.js';

const allowedMethods = 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS';
const allowedHeaders = [
  'Authorization,Content-Type,User-Agent,Accept,X-Requested-With,Openai-Beta',
  ...'Arch Async Custom-Poll-Interval Helper-Method Lang Os Package-Version Poll-Helper Retry-Count Runtime Runtime-Version Timeout'
    .split(' ')
    .map((name) => `X-Stainless-${name}`),
].join(',');
const preflightSeconds = 43_200;

/** Origins that are allowed without being named (contract: api, section 1 "CORS"). */
export const localOrigins: readonly string[] = [
  ...['localhost', '127.0.0.1', '0.0.0.0'].flatMap((host) => [
    `http://${host}`,
    `https://${host}`,
    `http://${host}:*`,
    `https://${host}:*`,
  ]),
  'app://*',
  'file://*',
  'tauri://*',
  'vscode-webview://*',
  'vscode-file://*',
];

/** Whether an origin fits a pattern with at most one `*`. */
function fits(pattern: string, origin: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === origin;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return origin.length >= before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
}

function isSameOrigin(origin: string, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

function isPreflight(context: Context): boolean {
  return context.req.method === 'OPTIONS';
}

/** Lets pages of the given origins use the API and turns others away with 403. */
export function cors(origins: readonly string[]) {
  const allowsAll = origins.includes('*');
  return async (context: Context<ServerEnvironment>, next: Next): Promise<Response | void> => {
    const origin = context.req.header('origin');
    if (origin === undefined || isSameOrigin(origin, context.req.header('host'))) return next();
    if (!allowsAll && !origins.some((pattern) => fits(pattern, origin))) return context.body(null, 403);
    const headers: Record<string, string> = allowsAll
      ? { 'access-control-allow-origin': '*' }
      : { 'access-control-allow-origin': origin, vary: 'Origin' };
    if (isPreflight(context)) {
      return context.body(null, 204, {
        ...headers,
        'access-control-allow-methods': allowedMethods,
        'access-control-allow-headers': allowedHeaders,
        'access-control-max-age': String(preflightSeconds),
      });
    }
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  };
}
