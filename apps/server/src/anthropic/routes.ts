import type { Hono } from 'hono';
import { lazyRoute } from '../http/lazy-route.js';
import { addRoute } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';

const messages = lazyRoute(async () => (await import('./messages-route.js')).messagesRoute);
const countTokens = lazyRoute(async () => (await import('./count-tokens-route.js')).countTokensRoute);

/** Adds the Anthropic API. */
export function addAnthropicRoutes(application: Hono<ServerEnvironment>): void {
  addRoute(application, '/v1/messages', { POST: messages });
  addRoute(application, '/v1/messages/count_tokens', { POST: countTokens });
}
