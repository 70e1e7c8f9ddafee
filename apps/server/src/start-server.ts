import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isIP } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { parseHostAddress, type Environment } from '@puna/protocol/settings';
import { pino, type Logger } from 'pino';
import { createApplication } from './application.js';
import type { ComposedEngine } from './composition/compose-engine.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { localOrigins } from './http/cors.js';
import { loadRoutes } from './http/lazy-route.js';
import { serverVersion } from './version.js';

/** How a server is started. */
export interface StartServerOptions {
  /** Settings by name; default the process's own. */
  readonly environment?: Environment;

  /** Instead of what the environment says. */
  readonly host?: string;

  /** Instead of what the environment says; 0 lets the system choose. */
  readonly port?: number;

  /** Instead of what the environment says. */
  readonly modelsDirectory?: string;

  /** Put the built-in model into the store where it is missing. Default false. */
  readonly withTinyModel?: boolean;

  /** Write the log to standard error. Default true. */
  readonly log?: boolean;
}

/** A server that listens. */
export interface RunningServer {
  /** For clients, without a slash at its end. */
  readonly url: string;
  readonly port: number;

  /** Ends connections and models. May be called more than once. */
  close(): Promise<void>;
}

function withOverrides(configuration: Configuration, options: StartServerOptions): Configuration {
  const address = {
    ...configuration.address,
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
  };
  const modelsDirectory = options.modelsDirectory ?? configuration.modelsDirectory;
  return { ...configuration, address, modelsDirectory };
}

/** A server on an address of this machine that others can't reach. */
function listensOnLoopback(host: string): boolean {
  if (host === '' || host === '0.0.0.0' || host === '::') return false;
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** How clients reach the server. Not every system connects to the addresses that mean "all interfaces". */
function clientUrl(host: string, port: number): string {
  return parseHostAddress(`${isIP(host) === 6 ? `[${host}]` : host}:${port}`).url;
}

/** Listens, or rejects with Node's own error: its `code` is `EADDRINUSE` where the port is taken. */
function listen(server: Server, { host, port }: Configuration['address']): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host === '' ? undefined : host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function createLogger(configuration: Configuration, enabled: boolean): Logger {
  return pino({ level: configuration.logLevel, enabled }, pino.destination({ dest: 2, sync: false }));
}

function createHttpServer(application: ReturnType<typeof createApplication>): Server {
  const server = createAdaptorServer({ fetch: application.fetch }) as Server;
  // Uploads of models take as long as they take; slow headers are still cut off after Node's minute.
  server.requestTimeout = 0;
  return server;
}

/** Builds the engine. Its code is most of a server's, so it is loaded while the server listens already. */
async function prepareEngine(
  configuration: Configuration,
  logger: Logger,
  withTinyModel: boolean,
): Promise<ComposedEngine> {
  const { composeEngine } = await import('./composition/compose-engine.js');
  const composed = await composeEngine(configuration, logger);
  if (withTinyModel) await (await import('./composition/add-tiny-model.js')).addTinyModel(composed.engine);
  return composed;
}

/**
 * Starts a server. It says that it is there as soon as it listens; the promise resolves when it is ready for all requests.
 *
 * @throws Node's error with the code `EADDRINUSE` where the port is taken, `EACCES` where it may not be used; an error with
 *   the code `engine-settings` where what is set about engines elsewhere can't be used.
 */
export async function startServer(options: StartServerOptions = {}): Promise<RunningServer> {
  const configuration = withOverrides(readConfiguration(options.environment ?? process.env), options);
  const logger = createLogger(configuration, options.log ?? true);
  for (const warning of configuration.warnings) logger.warn(warning);
  const { host } = configuration.address;
  let preparing: Promise<ComposedEngine> | undefined;
  const composed = (): Promise<ComposedEngine> =>
    (preparing ??= prepareEngine(configuration, logger, options.withTinyModel ?? false));
  const application = createApplication({
    engine: async () => (await composed()).engine,
    metrics: async () => (await composed()).metrics(),
    logger,
    version: serverVersion,
    origins: [...configuration.origins, ...localOrigins],
    imageUrls: configuration.imageUrls,
    checkHost: listensOnLoopback(host),
  });
  const server = createHttpServer(application);
  const { port } = await listen(server, configuration.address);
  logger.info(`Listening on ${host || '*'}:${port} (version ${serverVersion})`);
  try {
    const { close } = await composed();
    await loadRoutes();
    return { url: clientUrl(host, port), port, close: closeOnce(server, close) };
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
}

function closeOnce(server: Server, closeEngine: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= (async () => {
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closeEngine();
      await stopped;
    })();
    return closing;
  };
}
