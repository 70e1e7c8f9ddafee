import type { Hono } from 'hono';
import { jsonResponse } from '../http/json-response.js';
import { addRoute, type Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { lazyRoute } from '../http/lazy-route.js';

/** Clients look for this very text to know that a server is there. */
const rootRoute: Handler = (context) => context.text('Ollama is running');

/** There is no vendor's cloud behind this server. */
const statusRoute: Handler = () => jsonResponse({ cloud: { disabled: true, source: 'env' } });

/** Adds what says that the server is there: it answers before anything is loaded. */
export function addStatusRoutes(application: Hono<ServerEnvironment>, version: string): void {
  const versionRoute: Handler = () => jsonResponse({ version });
  addRoute(application, '/', { GET: rootRoute, HEAD: rootRoute });
  addRoute(application, '/api/version', { GET: versionRoute, HEAD: versionRoute });
  addRoute(application, '/api/status', { GET: statusRoute });
}

const tags = lazyRoute(async () => (await import('./tags-route.js')).tagsRoute);
const ps = lazyRoute(async () => (await import('./ps-route.js')).psRoute);
const show = lazyRoute(async () => (await import('./show-route.js')).showRoute);
const generate = lazyRoute(async () => (await import('./generate-route.js')).generateRoute);
const chat = lazyRoute(async () => (await import('./chat-route.js')).chatRoute);
const embed = lazyRoute(async () => (await import('./embed-route.js')).embedRoute);
const embeddings = lazyRoute(async () => (await import('./embeddings-route.js')).embeddingsRoute);
const tokenize = lazyRoute(async () => (await import('./tokenize-route.js')).tokenizeRoute);
const detokenize = lazyRoute(async () => (await import('./tokenize-route.js')).detokenizeRoute);
const rerank = lazyRoute(async () => (await import('./rerank-route.js')).rerankRoute);
const create = lazyRoute(async () => (await import('./create-route.js')).createRoute);
const headBlob = lazyRoute(async () => (await import('./blobs-route.js')).headBlobRoute);
const pushBlob = lazyRoute(async () => (await import('./blobs-route.js')).pushBlobRoute);
const copy = lazyRoute(async () => (await import('./copy-route.js')).copyRoute);
const remove = lazyRoute(async () => (await import('./delete-route.js')).deleteRoute);

const pull = lazyRoute(async () => (await import('./pull-route.js')).pullRoute);
const push = lazyRoute(async () => (await import('./push-route.js')).pushRoute);
const verify = lazyRoute(async () => (await import('./verify-route.js')).verifyRoute);

/** Adds the rest of the Ollama API. */
export function addOllamaRoutes(application: Hono<ServerEnvironment>): void {
  addRoute(application, '/api/tags', { GET: tags, HEAD: tags });
  addRoute(application, '/api/ps', { GET: ps, POST: ps });
  addRoute(application, '/api/show', { POST: show });
  addRoute(application, '/api/generate', { POST: generate });
  addRoute(application, '/api/chat', { POST: chat });
  addRoute(application, '/api/embed', { POST: embed });
  addRoute(application, '/api/embeddings', { POST: embeddings });
  addRoute(application, '/api/tokenize', { POST: tokenize });
  addRoute(application, '/api/detokenize', { POST: detokenize });
  addRoute(application, '/api/rerank', { POST: rerank });
  addRoute(application, '/api/create', { POST: create });
  addRoute(application, '/api/blobs/:digest', { HEAD: headBlob, POST: pushBlob });
  addRoute(application, '/api/copy', { POST: copy });
  addRoute(application, '/api/delete', { DELETE: remove });
  addRoute(application, '/api/pull', { POST: pull });
  addRoute(application, '/api/push', { POST: push });
  addRoute(application, '/api/verify', { POST: verify });
}
