import { createEngine, type Engine, type RunningLabel } from '@puna/engine';
import type { Runtime } from '@puna/runtime';
import { llamaCppChildEnvironment } from '@puna/runtime-llama-cpp';
import { createProcessRuntime } from '@puna/runtime-process';
import { createScheduler, type SchedulerEvent } from '@puna/scheduler';
import { openStore } from '@puna/store';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.js';

/** Each model of llama.cpp lives in a process of its own: a crash of native code ends that one alone. */
function llamaCppRuntime(logger: Logger): Runtime {
  return createProcessRuntime({
    name: 'llama.cpp',
    factory: new URL(import.meta.resolve('@puna/runtime-llama-cpp/factory')),
    environment: llamaCppChildEnvironment,
    logger: logger.child({ runtime: 'llama.cpp' }),
  });
}

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

/** Builds the engine that the configuration describes. */
export async function composeEngine(configuration: Configuration, logger: Logger): Promise<Engine> {
  const store = await openStore({
    directory: configuration.modelsDirectory,
    logger: { warn: (message) => logger.warn(message) },
  });
  if (!configuration.keepUnused) await store.prune();
  const { contextLength, parallelRequests, flashAttention, cacheType, templatePreference, runtime } = configuration;
  return createEngine({
    store,
    scheduler: createScheduler<RunningLabel>({
      maxLoadedModels: configuration.maxLoadedModels,
      maxQueue: configuration.maxQueue,
      keepAlive: configuration.keepAlive,
      loadStallTimeout: configuration.loadTimeout,
      onEvent: (event) => logSchedulerEvent(logger, event),
    }),
    runtimes: [llamaCppRuntime(logger)],
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
}
