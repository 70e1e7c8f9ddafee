import type { Context, Hono } from 'hono';
import type { ServerEnvironment } from './server-environment.js';

/** Answers one request. */
export type Handler = (context: Context<ServerEnvironment>) => Response | Promise<Response>;

/** The methods of one path. HEAD is answered only where it is named (contract: api, section 1 "HEAD"). */
export type Methods = Readonly<Partial<Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE', Handler>>>;

/** Adds a path with its methods; others are answered with 405 and the list of those that work. */
export function addRoute(application: Hono<ServerEnvironment>, path: string, methods: Methods): void {
  const allowed = Object.keys(methods).sort().join(', ');
  application.all(path, (context) => {
    // Hono hands HEAD to the handlers of GET; the request itself still says HEAD.
    const handler = (methods as Readonly<Record<string, Handler | undefined>>)[context.req.raw.method];
    if (handler !== undefined) return handler(context);
    return context.body('405 method not allowed', 405, { 'content-type': 'text/plain', allow: allowed });
  });
}
