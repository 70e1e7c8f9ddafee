import type { AcquireRequest, Lease } from './scheduler.js';
import type { Resident } from './resident.js';

/** One call of `acquire`, until it gets its lease or an error. */
export class WaitingRequest<Label> {
  readonly wanted: AcquireRequest<Label>;
  readonly lease: Promise<Lease>;
  settled = false;
  readonly #startedAt = performance.now();
  readonly #onLeave: (request: WaitingRequest<Label>) => void;
  #resolve!: (lease: Lease) => void;
  #reject!: (reason: unknown) => void;
  #position: number | undefined;

  /** `onLeave` is called where the caller gives up waiting. */
  constructor(wanted: AcquireRequest<Label>, onLeave: (request: WaitingRequest<Label>) => void) {
    this.wanted = wanted;
    this.#onLeave = onLeave;
    this.lease = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    wanted.signal?.addEventListener('abort', this.#leave);
  }

  /** Takes a lease on the model and hands it over. Nothing happens where the caller is gone. */
  grant(resident: Resident<Label>): void {
    if (!this.#settle()) return;
    const { model, release } = resident.lease();
    const loadDuration = performance.now() - this.#startedAt;
    this.#resolve({ model, loadDuration, release, [Symbol.dispose]: release });
  }

  reject(reason: unknown): void {
    if (this.#settle()) this.#reject(reason);
  }

  /** Tells the caller its place in the queue where that has changed. */
  moveTo(position: number): void {
    if (this.settled || position === this.#position) return;
    this.#position = position;
    try {
      this.wanted.onQueued?.(position);
    } catch (error) {
      // The callback's fault must reach its owner and nobody else.
      this.#leaveWith(error);
    }
  }

  readonly #leave = (): void => this.#leaveWith(this.wanted.signal?.reason);

  #leaveWith(reason: unknown): void {
    if (this.settled) return;
    this.reject(reason);
    this.#onLeave(this);
  }

  #settle(): boolean {
    if (this.settled) return false;
    this.settled = true;
    this.wanted.signal?.removeEventListener('abort', this.#leave);
    return true;
  }
}
