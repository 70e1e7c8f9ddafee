import { formatShortName } from '@puna/protocol';
import type { LoadedModel, Warning } from '@puna/runtime';
import type { Lease } from '@puna/scheduler';
import type { EngineContext } from '../engine-context.js';
import { describeModel } from '../models/model-details.js';
import type { StoredModel } from '../models/stored-model.js';
import { chosenRuntime } from './choose-runtime.js';
import { loadSettings } from './load-settings.js';
import type { StatedOptions } from '../options/model-options.js';
import { loadWithinMemory } from './load-within-memory.js';
import { loadWithRuntime } from './load-with-runtime.js';
import type { RunningLabel } from './running-label.js';

/** What a request says about the loading of its model. */
export interface AcquireRequest {
  readonly options: StatedOptions;

  /** Milliseconds that the model stays loaded when idle; absent: as before. */
  readonly keepAlive?: number | undefined;

  /** Whether a full context is shifted; absent: the model's default. */
  readonly shift?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The right to use a model, and what of its loading was not done as asked. */
export interface ModelLease extends Lease {
  readonly loadWarnings: readonly Warning[];
}

/** The warnings of each load, for the requests that find the model loaded as well. */
const loadWarnings = new WeakMap<LoadedModel, readonly Warning[]>();

/** Gets a lease on a model, loading it where it is not loaded as the request needs it. */
export async function acquireModel(
  context: EngineContext,
  model: StoredModel,
  request: AcquireRequest,
): Promise<ModelLease> {
  const { scheduler, runtimes, settings } = context;
  const label: RunningLabel = {
    name: formatShortName(model.name),
    digest: model.stored.digest,
    details: describeModel(model),
  };
  const chosen = chosenRuntime(model, settings);
  const lease = await scheduler.acquire({
    key: model.files.weights,
    settings: {
      ...loadSettings(model, request.options, settings, request.shift),
      adapters: model.files.adapters ?? [],
      projectors: model.files.projectors ?? [],
      ...(model.files.draft === undefined ? {} : { draft: model.files.draft }),
      isElsewhere: model.files.remote !== undefined,
      // An engine elsewhere has the context that it has: no request makes it load again.
      automaticContextLength: request.options.contextLength === undefined || model.files.remote !== undefined,
    },
    label,
    load: async ({ settings: granted, signal, onProgress }) => {
      let warnings: Warning[] = [];
      const onWarning = (warning: Warning): void => void warnings.push(warning);
      const files = await context.catalogue.files(model);
      const running = await loadWithinMemory(granted, settings.parallelRequests === undefined, (tried) => {
        warnings = [];
        return loadWithRuntime(runtimes, files, { settings: tried, signal, onProgress, onWarning }, chosen);
      }).catch(async (error: unknown) => {
        throw await context.catalogue.damage.explain(error, model.stored);
      });
      loadWarnings.set(running.model, warnings);
      label.warnings = warnings;
      label.runtime = { name: running.runtime, declined: running.declined };
      label.memory = await running.model.memory();
      return running.model;
    },
    ...(request.keepAlive === undefined ? {} : { keepAlive: request.keepAlive }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return Object.assign(lease, { loadWarnings: loadWarnings.get(lease.model) ?? [] });
}
