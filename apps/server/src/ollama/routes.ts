import type { Hono } from 'hono';
import { jsonResponse } from '../http/json-response.js';
import { addRoute, type Handler } from '../http/route-table.js';
import type { ServerEnvironment } from '../http/server-environment.js';
import { headBlobRoute, pushBlobRoute } from './blobs-route.js';
import { chatRoute } from './chat-route.js';
import { copyRoute } from './copy-route.js';
import { createRoute } from './create-route.js';
import { deleteRoute } from './delete-route.js';
import { embedRoute } from './embed-route.js';
import { embeddingsRoute } from './embeddings-route.js';
import { generateRoute } from './generate-route.js';
import { psRoute } from './ps-route.js';
import { showRoute } from './show-route.js';
import { tagsRoute } from './tags-route.js';

/** Clients look for this very text to know that a server is there. */
const rootRoute: Handler = (context) => context.text('Ollama is running');

/** There is no vendor's cloud behind this server. */
const statusRoute: Handler = () => jsonResponse({ cloud: { disabled: true, source: 'env' } });

/** Adds the Ollama API. */
export function addOllamaRoutes(application: Hono<ServerEnvironment>, version: string): void {
  const versionRoute: Handler = () => jsonResponse({ version });
  addRoute(application, '/', { GET: rootRoute, HEAD: rootRoute });
  addRoute(application, '/api/version', { GET: versionRoute, HEAD: versionRoute });
  addRoute(application, '/api/status', { GET: statusRoute });
  addRoute(application, '/api/tags', { GET: tagsRoute, HEAD: tagsRoute });
  addRoute(application, '/api/ps', { GET: psRoute, POST: psRoute });
  addRoute(application, '/api/show', { POST: showRoute });
  addRoute(application, '/api/generate', { POST: generateRoute });
  addRoute(application, '/api/chat', { POST: chatRoute });
  addRoute(application, '/api/embed', { POST: embedRoute });
  addRoute(application, '/api/embeddings', { POST: embeddingsRoute });
  addRoute(application, '/api/create', { POST: createRoute });
  addRoute(application, '/api/blobs/:digest', { HEAD: headBlobRoute, POST: pushBlobRoute });
  addRoute(application, '/api/copy', { POST: copyRoute });
  addRoute(application, '/api/delete', { DELETE: deleteRoute });
}
