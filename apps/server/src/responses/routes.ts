import type { Hono } from 'hono';
import { lazyRoute } from '../http/lazy-route.js';
import { addRoute } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';

const responses = lazyRoute(async () => (await import('./responses-route.js')).responsesRoute);

/** Adds OpenAI's Responses API. */
export function addResponsesRoutes(application: Hono<ServerEnvironment>): void {
  addRoute(application, '/v1/responses', { POST: responses });
}
