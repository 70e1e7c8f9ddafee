import type { LoadedModel } from '@puna/runtime';
import type { Clock } from './clock.js';
import { LoadTimeoutError } from './errors/load-timeout-error.js';
import type { ModelSettings } from './model-settings.js';
import type { LoadContext } from './scheduler.js';
import { Timer } from './timer.js';

/** How long an aborted load may take to clean up, in ms, before the scheduler goes on without it. */
const abortGrace = 10_000;

/** One load and the limits it runs under. */
export interface WatchedLoadOptions {
  readonly key: string;
  readonly settings: ModelSettings;
  readonly load: (context: LoadContext) => Promise<LoadedModel>;
  readonly signal: AbortSignal;

  /** In ms; `Infinity`: without limit. */
  readonly stallTimeout: number;
  readonly clock: Clock;
}

/**
 * Loads a model and ends the load where it shows no sign of life or the signal aborts. It settles only when the load
 * has ended, so that no other begins beside it. An aborted load gives no model: one that comes all the same is closed.
 *
 * @throws LoadTimeoutError, the signal's reason, or what `load` threw.
 */
export function watchedLoad({
  key,
  settings,
  load,
  signal,
  stallTimeout,
  clock,
}: WatchedLoadOptions): Promise<LoadedModel> {
  const controller = new AbortController();
  const timer = new Timer(clock);
  let progress = 0;
  let over = false;

  return new Promise<LoadedModel>((resolve, reject) => {
    const abort = (reason: unknown) => {
      controller.abort(reason);
      timer.start(abortGrace, () => reject(reason));
    };
    const watch = () =>
      timer.start(stallTimeout, () => abort(new LoadTimeoutError({ key, timeout: stallTimeout, progress })));
    const onProgress = (fraction: number) => {
      progress = fraction;
      if (!controller.signal.aborted && !over) watch();
    };
    const onAbort = () => {
      if (!controller.signal.aborted) abort(signal.reason);
    };
    const end = () => {
      over = true;
      timer.stop();
      signal.removeEventListener('abort', onAbort);
    };

    signal.addEventListener('abort', onAbort);
    watch();
    if (signal.aborted) onAbort();
    run(load, { settings, signal: controller.signal, onProgress })
      .then(resolve, (error: unknown) => reject(controller.signal.aborted ? controller.signal.reason : error))
      .finally(end);
  });
}

/** A load that throws before it returns a promise fails like any other. */
async function run(load: WatchedLoadOptions['load'], context: LoadContext): Promise<LoadedModel> {
  const model = await load(context);
  if (!context.signal.aborted) return model;
  // What its close fails with helps nobody: the callers are told why the load was aborted.
  await model.close().catch(() => undefined);
  throw context.signal.reason;
}
