import type { Engine } from '@puna/engine';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { addAnthropicRoutes } from './anthropic/routes.js';
import { cors } from './http/cors.js';
import { hostCheck } from './http/host-check.js';
import { logError } from './http/log-error.js';
import { addRoute } from './http/route-table.js';
import { redirectTrailingSlash } from './http/trailing-slash.js';
import type { ServerEnvironment } from './http/server-environment.js';
import { ImageUrlRules } from './linked-images/image-url-rules.js';
import { metricsRoute, type MetricsSource } from './metrics/metrics-route.js';
import { addOllamaRoutes, addStatusRoutes } from './ollama/routes.js';
import { addOpenAiRoutes } from './openai/routes.js';
import { addResponsesRoutes } from './responses/routes.js';

/** What the HTTP application is made of. */
export interface ApplicationOptions {
  /** Asked with each request that needs it; requests wait while it is still being put together. */
  readonly engine: () => Engine | Promise<Engine>;
  readonly logger: Logger;

  /** What `/metrics` tells; absent: nothing. */
  readonly metrics?: MetricsSource;

  /** What `/api/version` answers. */
  readonly version: string;

  /** Origins of pages that may use the API; each may hold one `*`. */
  readonly origins: readonly string[];

  /** Which pictures are fetched for clients that send links. Default: none. */
  readonly imageUrls?: ImageUrlRules;

  /** Turn requests away whose Host header is not this machine: for servers that listen on loopback. */
  readonly checkHost: boolean;
}

/** The HTTP application, to be served by Node or called directly in a test. */
export function createApplication(options: ApplicationOptions): Hono<ServerEnvironment> {
  const { engine, logger, metrics = () => [], version, origins, checkHost } = options;
  const { imageUrls = new ImageUrlRules() } = options;
  const application = new Hono<ServerEnvironment>({ strict: true });
  application.use(async (context, next) => {
    context.set('logger', logger);
    context.set('imageUrls', imageUrls);
    await next();
    context.header('server', `puna/${version}`);
  });
  if (checkHost) application.use(hostCheck);
  application.use(cors(origins));
  application.use(redirectTrailingSlash);
  addStatusRoutes(application, version);
  addRoute(application, '/metrics', { GET: metricsRoute(metrics) });
  application.use(async (context, next) => {
    context.set('engine', await engine());
    await next();
  });
  addOllamaRoutes(application);
  addOpenAiRoutes(application);
  addResponsesRoutes(application);
  addAnthropicRoutes(application);
  application.notFound((context) => context.body('404 page not found', 404, { 'content-type': 'text/plain' }));
  application.onError((error, context) => {
    logError(context, error);
    return context.body(null, 500);
  });
  return application;
}
