import type { Context, Next } from 'hono';
import type { ServerEnvironment } from './server-environment.js';

/** Sends clients that put a slash behind a path to the path without it (contract: api, section 1). */
export async function redirectTrailingSlash(context: Context<ServerEnvironment>, next: Next): Promise<Response | void> {
  const { path, method } = context.req;
  // A second slash at the start would make the target another host.
  if (path.length < 2 || !path.endsWith('/') || path.startsWith('//')) return next();
  const url = new URL(context.req.url);
  return context.redirect(path.replace(/\/+$/, '') + url.search, method === 'GET' ? 301 : 307);
}
