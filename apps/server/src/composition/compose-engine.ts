import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine, type RunningLabel } from '@puna/engine';
import { createQuantizer } from '@puna/quantize';
import { createRegistryClient, parseMirrors, type RegistryClient } from '@puna/registry';
import { createScheduler, type SchedulerEvent } from '@puna/scheduler';
import { openStore } from '@puna/store';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.js';
import type { Metric } from '../metrics/metric.js';
import { upstreamMetrics } from '../metrics/upstream-metrics.js';
import { serverVersion } from '../version.js';
import { addRuntimes } from './add-runtimes.js';
import { ownRuntimes } from './own-runtimes.js';
import { remoteRuntime } from './remote-runtime.js';

function logSchedulerEvent(logger: Logger, event: SchedulerEvent<RunningLabel>): void {
  const model = event.label.name;
  if (event.type === 'loaded') {
    for (const warning of event.label.warnings ?? []) logger.warn({ model, warning }, warning.message);
  }
  if (event.type === 'crashed') logger.error({ model, err: event.error }, 'model crashed');
  else if (event.type === 'load-failed') logger.warn({ model, err: event.error }, 'model could not be loaded');
  else if (event.type === 'loaded') logger.info({ model, milliseconds: Math.round(event.duration) }, 'model loaded');
  else if (event.type === 'unloaded') logger.info({ model, reason: event.reason }, 'model unloaded');
  else logger.debug({ model }, 'loading model');
}

/** Registries treat clients by the version of the original that they answer to. */
const userAgent = `ollama/0.33.0 (${process.arch} ${process.platform}) puna/${serverVersion}`;

/**
 * The way to registries. Its key is the original's own, so that a registry which knows that one knows this server.
 *
 * @throws InvalidSettingError where the mirrors can't be understood, the system's error where certificates can't be read.
 */
async function registryClient(configuration: Configuration, logger: Logger): Promise<RegistryClient> {
  const { registryMirrors, registryCertificates } = configuration;
  return createRegistryClient({
    userAgent,
    identityPath: join(homedir(), '.ollama', 'id_ed25519'),
    logger: { warn: (message) => logger.warn(message) },
    ...(registryMirrors === undefined ? {} : { mirrors: parseMirrors(registryMirrors) }),
    ...(registryCertificates === undefined
      ? {}
      : { certificateAuthority: await readFile(registryCertificates, 'utf8') }),
  });
}

/** An engine, and what its parts measure. */
export interface ComposedEngine {
  readonly engine: Engine;
  metrics(): readonly Metric[];

  /** Closes the engine, then what it stood on. */
  close(): Promise<void>;
}

/**
 * Builds the engine that the configuration describes.
 *
 * @throws EngineSettingsError where what is set about engines elsewhere can't be used.
 */
export async function composeEngine(configuration: Configuration, logger: Logger): Promise<ComposedEngine> {
  const store = await openStore({
    directory: configuration.modelsDirectory,
    logger: { warn: (message) => logger.warn(message) },
  });
  if (!configuration.keepUnused) await store.prune();
  const { contextLength, parallelRequests, flashAttention, cacheType, templatePreference, runtime } = configuration;
  const remote = await remoteRuntime(configuration, logger);
  const engine = createEngine({
    store,
    scheduler: createScheduler<RunningLabel>({
      maxLoadedModels: configuration.maxLoadedModels,
      maxQueue: configuration.maxQueue,
      keepAlive: configuration.keepAlive,
      loadStallTimeout: configuration.loadTimeout,
      onEvent: (event) => logSchedulerEvent(logger, event),
    }),
    runtimes: await addRuntimes([...ownRuntimes(configuration, logger), remote], configuration.furtherRuntimes, logger),
    registry: await registryClient(configuration, logger),
    quantizer: createQuantizer({ logger: logger.child({ part: 'quantizer' }) }),
    settings: {
      contextLength,
      keepUnused: configuration.keepUnused,
      ...(parallelRequests === undefined ? {} : { parallelRequests }),
      ...(flashAttention === undefined ? {} : { flashAttention }),
      ...(cacheType === undefined ? {} : { cacheType }),
      ...(templatePreference === undefined ? {} : { templatePreference }),
      ...(runtime === undefined ? {} : { runtime }),
    },
  });
  return {
    engine,
    metrics: () => upstreamMetrics(remote.upstreams()),
    async close() {
      await engine.close();
      await remote.close();
    },
  };
}
