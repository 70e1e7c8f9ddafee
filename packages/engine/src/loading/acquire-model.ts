import { formatShortName } from '@puna/protocol';
import type { Lease } from '@puna/scheduler';
import type { EngineContext } from '../engine-context.js';
import { describeModel } from '../models/model-details.js';
import type { StoredModel } from '../models/stored-model.js';
import { loadSettings } from './load-settings.js';
import type { ModelOptions } from '../options/model-options.js';
import { loadWithinMemory } from './load-within-memory.js';
import { loadWithRuntime } from './load-with-runtime.js';
import type { RunningLabel } from './running-label.js';

/** What a request says about the loading of its model. */
export interface AcquireRequest {
  readonly options: ModelOptions;

  /** Milliseconds that the model stays loaded when idle; absent: as before. */
  readonly keepAlive?: number | undefined;

  /** Whether a full context is shifted; absent: the model's default. */
  readonly shift?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Gets a lease on a model, loading it where it is not loaded as the request needs it. */
export async function acquireModel(
  context: EngineContext,
  model: StoredModel,
  request: AcquireRequest,
): Promise<Lease> {
  const { scheduler, runtimes, settings } = context;
  const label: RunningLabel = {
    name: formatShortName(model.name),
    digest: model.stored.digest,
    details: describeModel(model),
  };
  const chosen = model.layers.parameters['runtime'] ?? settings.runtime;
  return scheduler.acquire({
    key: model.files.weights,
    settings: {
      ...loadSettings(model, request.options, settings, request.shift),
      adapters: model.files.adapters ?? [],
      projectors: model.files.projectors ?? [],
      automaticContextLength: request.options.contextLength === undefined,
    },
    label,
    load: async ({ settings: granted, signal, onProgress }) => {
      const only = typeof chosen === 'string' ? chosen : undefined;
      const running = await loadWithinMemory(granted, settings.parallelRequests === undefined, (tried) =>
        loadWithRuntime(runtimes, model.files, { settings: tried, signal, onProgress }, only),
      );
      label.runtime = running.runtime;
      label.memory = await running.model.memory();
      return running.model;
    },
    ...(request.keepAlive === undefined ? {} : { keepAlive: request.keepAlive }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
}
