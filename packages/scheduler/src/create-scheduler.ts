import { systemClock } from './clock.js';
import type { Scheduler, SchedulerOptions } from './scheduler.js';
import { ModelScheduler } from './model-scheduler.js';

const minutes = 60_000;

/** Makes a scheduler. Nothing is loaded until the first `acquire`. Close it at the end. */
export function createScheduler<Label>(options: SchedulerOptions<Label> = {}): Scheduler<Label> {
  return new ModelScheduler<Label>({
    maxLoadedModels: Math.max(1, options.maxLoadedModels ?? 3),
    maxQueue: options.maxQueue ?? 512,
    keepAlive: options.keepAlive ?? 5 * minutes,
    loadStallTimeout: (options.loadStallTimeout ?? 5 * minutes) || Infinity,
    clock: options.clock ?? systemClock,
    onEvent: options.onEvent ?? (() => undefined),
  });
}
