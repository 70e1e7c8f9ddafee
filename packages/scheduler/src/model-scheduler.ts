import { OutOfMemoryError, type LoadedModel } from '@puna/runtime';
import { QueueFullError } from './errors/queue-full-error.js';
import { SchedulerClosedError } from './errors/scheduler-closed-error.js';
import { LoadJob } from './load-job.js';
import { needsReload } from './needs-reload.js';
import { PendingQueue } from './pending-queue.js';
import { Resident, type Departure } from './resident.js';
import { Residents } from './residents.js';
import type { AcquireRequest, Lease, RunningModel, Scheduler, SchedulerOptions } from './scheduler.js';
import type { SchedulerEvent } from './scheduler-event.js';
import { WaitingRequest } from './waiting-request.js';
import { watchedLoad } from './watched-load.js';

/**
 * The scheduler: a queue, the loaded models, and one loop that takes requests from the queue, makes room and loads.
 * Everything that changes its state does so without waiting, so that no two changes can get between each other.
 */
export class ModelScheduler<Label> implements Scheduler<Label> {
  readonly #options: Required<SchedulerOptions<Label>>;
  readonly #queue = new PendingQueue<Label>();
  readonly #residents = new Residents<Label>();
  #job: LoadJob<Label> | undefined;
  #working = false;
  #loop: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #closed = false;

  constructor(options: Required<SchedulerOptions<Label>>) {
    this.#options = options;
  }

  acquire(wanted: AcquireRequest<Label>): Promise<Lease> {
    const request = new WaitingRequest(wanted, this.#leave);
    if (wanted.signal?.aborted) request.reject(wanted.signal.reason);
    else if (this.#closed) request.reject(new SchedulerClosedError());
    else this.#place(request);
    return request.lease;
  }

  unload(key: string): void {
    this.#residents.get(key)?.expire();
  }

  list(): RunningModel<Label>[] {
    return this.#residents.list();
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#closing ??= this.#end();
    return this.#closing;
  }

  /** Gives a request its model, or finds the place where it waits. */
  #place(request: WaitingRequest<Label>): void {
    const resident = this.#match(request);
    if (resident) this.#attach(request, resident);
    else if (this.#job?.suits(request)) this.#job.join(request);
    else if (!this.#working) this.#loop = this.#work(request);
    else if (this.#queue.size < this.#options.maxQueue) this.#queue.push(request);
    else request.reject(new QueueFullError(this.#options.maxQueue));
  }

  #match({ wanted }: WaitingRequest<Label>): Resident<Label> | undefined {
    const resident = this.#residents.get(wanted.key);
    return resident?.state === 'ready' && !needsReload(resident.settings, wanted.settings) ? resident : undefined;
  }

  #attach(request: WaitingRequest<Label>, resident: Resident<Label>): void {
    resident.setKeepAlive(request.wanted.keepAlive);
    request.grant(resident);
  }

  /** A caller has given up waiting. */
  readonly #leave = (request: WaitingRequest<Label>): void => {
    this.#queue.take((other) => other === request);
    if (this.#job?.owner === request) this.#job.abandon(request.wanted.signal?.reason);
  };

  /** Serves one request, and then those that have come meanwhile, until none waits. Never rejects. */
  async #work(first: WaitingRequest<Label>): Promise<void> {
    this.#working = true;
    for (let owner: typeof first | undefined = first; owner; owner = this.#queue.next()) {
      const job = this.#begin(owner);
      await this.#makeRoom(job);
      if (!job.abandoned) await this.#load(job);
      this.#job = undefined;
      this.#queue.putBack(job.takeFollowers());
    }
    this.#working = false;
  }

  #begin(owner: WaitingRequest<Label>): LoadJob<Label> {
    const { key, label, settings } = owner.wanted;
    const { keepAlive, clock } = this.#options;
    const job = new LoadJob(owner, new Resident({ key, label, settings, keepAlive, clock, onGone: this.#onGone }));
    this.#job = job;
    owner.moveTo(0);
    for (const request of this.#queue.take((other) => job.suits(other))) job.join(request);
    this.#queue.tellPlaces();
    return job;
  }

  /** Waits until the model with the same key is gone and there is a free place. */
  async #makeRoom(job: LoadJob<Label>): Promise<void> {
    while (!job.abandoned) {
      const blocker = this.#residents.blocker(job.resident, this.#options.maxLoadedModels);
      if (!blocker) return;
      blocker.drain(blocker.key === job.resident.key ? 'reload' : 'evicted');
      await this.#residents.departure(job.signal);
    }
  }

  async #load(job: LoadJob<Label>): Promise<void> {
    const { resident } = job;
    const startedAt = performance.now();
    this.#residents.add(resident);
    this.#emit({ type: 'loading', key: resident.key, label: resident.label });
    try {
      resident.becomeReady(await this.#loadWithRetry(job));
    } catch (error) {
      this.#onLoadFailed(job, error);
      return;
    }
    // All who waited get it before anybody hears of it: whoever hears may unload it.
    const duration = performance.now() - startedAt;
    for (const request of [job.owner, ...job.takeFollowers()]) request.grant(resident);
    if (resident.leases === 0) resident.rest();
    this.#emit({ type: 'loaded', key: resident.key, label: resident.label, duration });
  }

  #onLoadFailed(job: LoadJob<Label>, error: unknown): void {
    const { key, label } = job.resident;
    this.#residents.remove(job.resident);
    this.#emit({ type: 'load-failed', key, label, error });
    // The load of a caller who left says nothing about the model: the others stay, and try again.
    if (job.abandoned) return;
    job.owner.reject(error);
    for (const request of job.takeFollowers()) request.reject(error);
  }

  /** Where memory is short, all other models go and the load is tried once more. */
  async #loadWithRetry(job: LoadJob<Label>): Promise<LoadedModel> {
    try {
      return await this.#loadOnce(job);
    } catch (error) {
      const others = this.#residents.size > 1;
      if (!OutOfMemoryError.isInstance(error) || !others) throw error;
      await this.#evictOthers(job);
      if (job.abandoned) throw error;
      return await this.#loadOnce(job);
    }
  }

  async #loadOnce({ owner, signal }: LoadJob<Label>): Promise<LoadedModel> {
    const { key, settings, load } = owner.wanted;
    const { loadStallTimeout, clock } = this.#options;
    return await watchedLoad({ key, settings, load, signal, stallTimeout: loadStallTimeout, clock });
  }

  async #evictOthers(job: LoadJob<Label>): Promise<void> {
    while (this.#residents.size > 1 && !job.abandoned) {
      for (const resident of this.#residents.all()) {
        if (resident !== job.resident) resident.drain('evicted');
      }
      await this.#residents.departure(job.signal);
    }
  }

  readonly #onGone = (resident: Resident<Label>, { reason, error }: Departure): void => {
    const { key, label } = resident;
    this.#residents.remove(resident);
    if (!reason) this.#emit({ type: 'crashed', key, label, error });
    else this.#emit({ type: 'unloaded', key, label, reason, ...(error === undefined ? {} : { error }) });
  };

  #emit(event: SchedulerEvent<Label>): void {
    try {
      this.#options.onEvent(event);
    } catch {
      // A log or a metric that fails must not end what it watches.
    }
  }

  async #end(): Promise<void> {
    const error = new SchedulerClosedError();
    for (const request of this.#queue.take(() => true)) request.reject(error);
    for (const request of this.#job?.requests ?? []) request.reject(error);
    this.#job?.abandon(error);
    await this.#closeAll();
    await this.#loop;
    // The load that was on its way may have ended just before.
    await this.#closeAll();
  }

  async #closeAll(): Promise<void> {
    const loaded = this.#residents.all().filter((resident) => resident.state !== 'loading');
    await Promise.all(loaded.map((resident) => resident.close('scheduler-closed')));
  }
}
