import type { LoadedModel } from '@puna/runtime';
import type { Clock } from './clock.js';
import type { ModelSettings } from './model-settings.js';
import type { RunningModel } from './scheduler.js';
import type { UnloadReason } from './scheduler-event.js';
import { Timer } from './timer.js';

/** How a model went: unloaded for a reason, or by itself where there is none. */
export interface Departure {
  readonly reason?: UnloadReason;
  readonly error?: unknown;
}

/** What a resident begins with. */
export interface ResidentOptions<Label> {
  readonly key: string;
  readonly label: Label;
  readonly settings: ModelSettings;
  readonly keepAlive: number;
  readonly clock: Clock;

  /** Called once, when the model takes no memory any more. */
  readonly onGone: (resident: Resident<Label>, departure: Departure) => void;
}

/** One model that takes memory, from the start of its load until it is gone: its leases, its keep-alive, its end. */
export class Resident<Label> {
  readonly key: string;
  readonly label: Label;
  readonly settings: ModelSettings;
  readonly #clock: Clock;
  readonly #keepAliveTimer: Timer;
  readonly #onGone: ResidentOptions<Label>['onGone'];
  #state: RunningModel<Label>['state'] = 'loading';
  #model: LoadedModel | undefined;
  #keepAlive: number;
  #expiresAt: number | undefined;
  #leases = 0;
  #drainReason: UnloadReason | undefined;
  #ended: Promise<Departure> | undefined;
  #closing: Promise<void> | undefined;
  #gone = false;

  constructor(options: ResidentOptions<Label>) {
    this.key = options.key;
    this.label = options.label;
    this.settings = options.settings;
    this.#keepAlive = forever(options.keepAlive);
    this.#clock = options.clock;
    this.#keepAliveTimer = new Timer(options.clock);
    this.#onGone = options.onGone;
  }

  get state(): RunningModel<Label>['state'] {
    return this.#state;
  }

  get keepAlive(): number {
    return this.#keepAlive;
  }

  get leases(): number {
    return this.#leases;
  }

  /** The load is over. */
  becomeReady(model: LoadedModel): void {
    this.#model = model;
    this.#state = 'ready';
    this.#ended = model.closed.then(
      (error) => ({ error }),
      (error: unknown) => ({ error }),
    );
    void this.#ended.then((departure) => this.#depart(departure));
  }

  /** Absent leaves it as it is. It counts from the next idle moment on. */
  setKeepAlive(keepAlive: number | undefined): void {
    if (keepAlive !== undefined) this.#keepAlive = forever(keepAlive);
  }

  /** Only where `state` is `ready`. */
  lease(): { model: LoadedModel; release: () => void } {
    if (!this.#model || this.#state !== 'ready') throw new Error(`no lease on a model that is ${this.#state}`);
    this.#keepAliveTimer.stop();
    this.#leases += 1;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      this.#leases -= 1;
      if (this.#leases === 0) this.rest();
    };
    return { model: this.#model, release };
  }

  /** Nobody uses it now: the keep-alive begins, or the end where one was waiting for this moment. */
  rest(): void {
    if (this.#gone) return;
    if (this.#drainReason) {
      void this.close(this.#drainReason);
      return;
    }
    this.#expiresAt = this.#clock.now() + this.#keepAlive;
    if (this.#keepAlive === 0) void this.close('expired');
    else this.#keepAliveTimer.start(this.#keepAlive, () => void this.close('expired'));
  }

  /** Goes as soon as it is idle, unless a later request sets another keep-alive. */
  expire(): void {
    this.#keepAlive = 0;
    this.#expiresAt = this.#clock.now();
    if (this.#state === 'ready' && this.#leases === 0) void this.close('expired');
  }

  /** Goes as soon as it is idle, and no request gets it any more. */
  drain(reason: UnloadReason): void {
    if (this.#drainReason || this.#closing) return;
    this.#drainReason = reason;
    this.#state = 'draining';
    this.#keepAlive = 0;
    this.#expiresAt = this.#clock.now();
    if (this.#leases === 0) void this.close(reason);
  }

  /** Goes now. Resolves when it is gone; never rejects. */
  close(reason: UnloadReason): Promise<void> {
    this.#closing ??= this.#end(reason);
    return this.#closing;
  }

  describe(): RunningModel<Label> {
    return {
      key: this.key,
      label: this.label,
      settings: this.settings,
      model: this.#model,
      state: this.#state,
      expiresAt: this.#expiresAt ?? this.#clock.now() + this.#keepAlive,
      leases: this.#leases,
    };
  }

  async #end(reason: UnloadReason): Promise<void> {
    this.#keepAliveTimer.stop();
    this.#state = 'draining';
    this.#keepAlive = 0;
    let departure: Departure = { reason };
    try {
      // A crash while closing ends it as well, even where `close` then waits for ever.
      await Promise.race([this.#model?.close(), this.#ended]);
    } catch (error) {
      departure = { reason, error };
    }
    this.#depart(departure);
  }

  #depart(departure: Departure): void {
    if (this.#gone || (this.#closing && !departure.reason)) return;
    this.#gone = true;
    this.#keepAliveTimer.stop();
    this.#onGone(this, departure);
  }
}

/** Clients say "forever" with a negative number. */
function forever(keepAlive: number): number {
  return keepAlive < 0 ? Infinity : keepAlive;
}
