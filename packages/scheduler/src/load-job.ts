import { needsReload } from './needs-reload.js';
import type { Resident } from './resident.js';
import type { WaitingRequest } from './waiting-request.js';

/** One turn of the queue: the request that causes a load, and those that get the same model when it is there. */
export class LoadJob<Label> {
  readonly owner: WaitingRequest<Label>;
  readonly resident: Resident<Label>;
  readonly #abort = new AbortController();
  #followers: WaitingRequest<Label>[] = [];

  constructor(owner: WaitingRequest<Label>, resident: Resident<Label>) {
    this.owner = owner;
    this.resident = resident;
    resident.setKeepAlive(owner.wanted.keepAlive);
  }

  /** Aborts where the owner has left or the scheduler is closed. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get abandoned(): boolean {
    return this.signal.aborted;
  }

  /** The owner first, then the others as they came. */
  get requests(): WaitingRequest<Label>[] {
    return [this.owner, ...this.#followers];
  }

  /** Whether the model that is being loaded will do for a request. */
  suits({ wanted }: WaitingRequest<Label>): boolean {
    return wanted.key === this.resident.key && !needsReload(this.resident.settings, wanted.settings);
  }

  join(request: WaitingRequest<Label>): void {
    this.resident.setKeepAlive(request.wanted.keepAlive);
    this.#followers.push(request);
    request.moveTo(0);
  }

  /** Takes the followers away, without those who are gone. */
  takeFollowers(): WaitingRequest<Label>[] {
    const followers = this.#followers.filter((request) => !request.settled);
    this.#followers = [];
    return followers;
  }

  abandon(reason: unknown): void {
    this.#abort.abort(reason);
  }
}
