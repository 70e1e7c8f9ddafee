import type { Hono } from 'hono';
import { lazyRoute } from '../http/lazy-route.js';
import { addRoute } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';

const chatCompletions = lazyRoute(async () => (await import('./chat-completions-route.js')).chatCompletionsRoute);
const completions = lazyRoute(async () => (await import('./completions-route.js')).completionsRoute);
const embeddings = lazyRoute(async () => (await import('./embeddings-route.js')).embeddingsRoute);
const rerank = lazyRoute(async () => (await import('./rerank-route.js')).rerankRoute);
const models = lazyRoute(async () => (await import('./models-route.js')).modelsRoute);
const model = lazyRoute(async () => (await import('./models-route.js')).modelRoute);

/** Adds the OpenAI API. */
export function addOpenAiRoutes(application: Hono<ServerEnvironment>): void {
  addRoute(application, '/v1/chat/completions', { POST: chatCompletions });
  addRoute(application, '/v1/completions', { POST: completions });
  addRoute(application, '/v1/embeddings', { POST: embeddings });
  addRoute(application, '/v1/rerank', { POST: rerank });
  addRoute(application, '/v1/models', { GET: models });
  // Names hold slashes where they name a registry or a namespace.
  addRoute(application, '/v1/models/:model{.+}', { GET: model });
}
