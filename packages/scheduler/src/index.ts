export type { Clock } from './clock.js';
export type { ModelSettings } from './model-settings.js';
export type { AcquireRequest, Lease, LoadContext, RunningModel, Scheduler, SchedulerOptions } from './scheduler.js';
export type { SchedulerEvent, UnloadReason } from './scheduler-event.js';

export { createScheduler } from './create-scheduler.js';
export { needsReload } from './needs-reload.js';
export { LoadTimeoutError } from './errors/load-timeout-error.js';
export { QueueFullError } from './errors/queue-full-error.js';
export { SchedulerClosedError } from './errors/scheduler-closed-error.js';
