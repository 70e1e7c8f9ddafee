import type { LoadedModel } from '@puna/runtime';
import type { Clock } from './clock.js';
import type { ModelSettings } from './model-settings.js';
import type { SchedulerEvent } from './scheduler-event.js';

/** Decides which models are loaded. Made by `createScheduler`. `Label` is whatever the caller wants to see in `list`. */
export interface Scheduler<Label> {
  /**
   * Gives a loaded model: at once where a matching one is ready, else after waiting in the queue for a load.
   *
   * @throws QueueFullError where too many requests wait for a load.
   * @throws LoadTimeoutError where the load showed no sign of life for too long.
   * @throws SchedulerClosedError where the scheduler was closed.
   * @throws the signal's reason where `request.signal` aborts before the lease is given.
   * @throws what `load` threw.
   */
  acquire(request: AcquireRequest<Label>): Promise<Lease>;

  /**
   * Unloads a model as soon as nobody uses it. Returns at once; a key that is not loaded is fine. Until it is gone,
   * requests still get it, and one that carries a keep-alive keeps it.
   */
  unload(key: string): void;

  /** The models that take memory now, those that stay longest first. */
  list(): RunningModel<Label>[];

  /** Ends loads, sends the waiting away and closes all models, busy ones too. Resolves when all are gone. */
  close(): Promise<void>;
}

/** All are optional. Times are in milliseconds. */
export interface SchedulerOptions<Label> {
  /** Models that are loaded at the same time, at least 1. Default 3. */
  readonly maxLoadedModels?: number;

  /** Requests that may wait for a load of their own. Default 512. */
  readonly maxQueue?: number;

  /** How long an idle model stays loaded where its requests don't say; negative or `Infinity`: forever. Default 5 min. */
  readonly keepAlive?: number;

  /** How long a load may go on without a sign of life; 0 or `Infinity`: without limit. Default 5 min. */
  readonly loadStallTimeout?: number;

  /** Default: the time of this machine. */
  readonly clock?: Clock;

  /** Called for what happens to models. What it throws is ignored. */
  readonly onEvent?: (event: SchedulerEvent<Label>) => void;
}

/** What a request needs from the scheduler. */
export interface AcquireRequest<Label> {
  /** What makes two models the same: the path of the weights. Models with the same weights share one loaded model. */
  readonly key: string;

  /** What it must be loaded with. Settings that differ from the loaded model's make it load again. */
  readonly settings: ModelSettings;

  /** Shown by `list` where this request is the one that loads the model. */
  readonly label: Label;

  /** Loads the model. Called where no loaded one will do; a second time where the first ran out of memory. */
  readonly load: (context: LoadContext) => Promise<LoadedModel>;

  /** How long the model stays loaded when idle from now on, in ms. Negative: forever; absent: as it was. */
  readonly keepAlive?: number | undefined;

  /** Leaves the queue, or aborts the load that this request caused. Has no effect once the lease is given. */
  readonly signal?: AbortSignal | undefined;

  /**
   * Called with the place in the queue, whenever it changes: 1 is the next. 0 means that its turn has come and that
   * the model is being loaded, or room is being made for it. Never called where a loaded model will do.
   */
  readonly onQueued?: ((position: number) => void) | undefined;
}

/** What `load` is called with. */
export interface LoadContext {
  /** The settings of the request whose `load` this is. */
  readonly settings: ModelSettings;

  /** Aborts where the caller leaves, the load stalls or the scheduler is closed. */
  readonly signal: AbortSignal;

  /** To be called with the part that is done, from 0 to 1. Each call is a sign of life. */
  readonly onProgress: (fraction: number) => void;
}

/** The right to use a loaded model. The model stays loaded until it is released (unless it crashes). */
export interface Lease extends Disposable {
  readonly model: LoadedModel;

  /** Milliseconds from `acquire` to this lease: waiting, making room and loading. */
  readonly loadDuration: number;

  /** Gives the model back. May be called more than once, and after the model is gone. */
  release(): void;
}

/** One entry of `list`. */
export interface RunningModel<Label> {
  readonly key: string;
  readonly label: Label;
  readonly settings: ModelSettings;

  /** Undefined while it is being loaded. */
  readonly model: LoadedModel | undefined;

  /** `draining`: it goes as soon as its last lease is released, and no request gets it any more. */
  readonly state: 'loading' | 'ready' | 'draining';

  /**
   * When it is unloaded, in ms since the epoch; `Infinity`: never. While it is busy, the time of its last idle moment;
   * before the first one, counted from now. In the past where it is about to go.
   */
  readonly expiresAt: number;

  /** Requests that use it now. */
  readonly leases: number;
}
