import { createHash } from 'node:crypto';
import { retry } from '../http/retry.js';
import type { ByteRange } from '../pull/range-set.js';
import type { PushOptions } from './push-options.js';
import { sendChunkToStorage } from './send-chunk.js';

/**
 * The chunks that a registry wants sent straight to its storage. Several are on their way at a time, and at the end the
 * registry wants to know what came together there: the MD5 of the MD5s.
 */
export class RedirectedChunks {
  readonly #options: PushOptions;
  readonly #running = new Set<Promise<unknown>>();
  #md5s: Promise<Buffer>[] = [];
  #stopping = new AbortController();

  constructor(options: PushOptions) {
    this.#options = options;
  }

  get used(): boolean {
    return this.#md5s.length > 0;
  }

  /** Starts sending a chunk. Returns when there is room for the next one; throws where an earlier one failed. */
  async add(target: URL, range: ByteRange): Promise<void> {
    const { context, path } = this.#options;
    const signal = AbortSignal.any([this.#options.signal, this.#stopping.signal]);
    const upload = { ...this.#options, signal };
    const chunk = { path, range, onSent: () => {} };
    const md5 = retry(context, signal, () => sendChunkToStorage(upload, target, chunk));
    this.#md5s.push(md5);
    const running: Promise<unknown> = md5.finally(() => this.#running.delete(running));
    this.#running.add(running);
    running.catch(() => {});
    if (this.#running.size >= context.limits.firstConnections) await Promise.race(this.#running);
  }

  /** Waits for all chunks. Returns the storage's mark for the whole, or undefined where nothing was redirected. */
  async finish(): Promise<string | undefined> {
    if (!this.used) return undefined;
    const md5s = await Promise.all(this.#md5s);
    return `${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-${md5s.length}`;
  }

  /** Stops what is on its way and forgets it. */
  reset(): void {
    this.#stopping.abort(new Error('the upload begins anew'));
    this.#stopping = new AbortController();
    this.#md5s = [];
  }
}
