import { ProgressThrottle, type ProgressListener, type TransferProgress } from './progress.js';

/** Does the work of a transfer. */
export type TransferWork<T> = (signal: AbortSignal, onProgress: ProgressListener) => Promise<T>;

/** How one caller takes part. */
export interface TransferCaller {
  /** Ends this caller's waiting; the transfer goes on for the others. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

interface RunningTransfer<T> {
  readonly result: Promise<T>;
  readonly stopping: AbortController;
  readonly listeners: Set<ProgressListener>;
  callers: number;
  latest: TransferProgress | undefined;
}

/**
 * Lets everyone who wants the same thing at the same time share one transfer. It belongs to none of them: it stops when
 * the last one has left, and all who stay get the same result or the same error.
 */
export class SharedTransfers<T> {
  readonly #running = new Map<string, RunningTransfer<T>>();

  /**
   * Joins the transfer of this key, or starts it. Where the last caller leaves, this returns when the transfer has
   * stopped and put its files away.
   *
   * @throws the error of the work, or the reason of the caller's own signal.
   */
  async join(key: string, caller: TransferCaller, work: TransferWork<T>): Promise<T> {
    const { signal, onProgress } = caller;
    let running = this.#running.get(key);
    while (running?.stopping.signal.aborted) {
      await running.result.catch(() => {});
      running = this.#running.get(key);
    }
    signal?.throwIfAborted();
    const transfer = running ?? this.#start(key, work);
    const throttle = onProgress && new ProgressThrottle(onProgress);
    const listener: ProgressListener = (progress) => throttle?.report(progress);
    transfer.callers += 1;
    transfer.listeners.add(listener);
    if (transfer.latest !== undefined) listener(transfer.latest);
    try {
      return await abortable(transfer.result, signal);
    } finally {
      transfer.listeners.delete(listener);
      transfer.callers -= 1;
      if (transfer.callers === 0) {
        transfer.stopping.abort(new Error('nobody waits for this transfer any more'));
        await transfer.result.catch(() => {});
      }
    }
  }

  /** Stops all transfers; their callers get this error. */
  async stopAll(reason: Error): Promise<void> {
    const transfers = [...this.#running.values()];
    for (const { stopping } of transfers) stopping.abort(reason);
    await Promise.allSettled(transfers.map(({ result }) => result));
  }

  #start(key: string, work: TransferWork<T>): RunningTransfer<T> {
    const stopping = new AbortController();
    const listeners = new Set<ProgressListener>();
    const report: ProgressListener = (progress) => {
      transfer.latest = progress;
      for (const listener of listeners) listener(progress);
    };
    const result = Promise.resolve()
      .then(() => work(stopping.signal, report))
      .finally(() => this.#running.delete(key));
    const transfer: RunningTransfer<T> = { result, stopping, listeners, callers: 0, latest: undefined };
    // Each caller hears of a failure itself; where all have left, nobody needs to.
    result.catch(() => {});
    this.#running.set(key, transfer);
    return transfer;
  }
}

/** The result of a promise, or the reason of a signal if that comes first. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
