import type { TransferLimits } from '../limits.js';

/** More connections have helped if they brought this much more. */
const worthwhile = 1.1;

/**
 * Decides how many connections a download uses. Some servers and long ways limit each connection, so that more of them
 * bring more; elsewhere a few fill the line, and more would only be in the way of others.
 */
export class ConnectionGrowth {
  readonly #most: number;
  #count: number;
  #bestBytes = 0;
  #grows = true;

  constructor({ firstConnections, connections }: TransferLimits) {
    this.#most = connections;
    this.#count = Math.min(firstConnections, connections);
  }

  get count(): number {
    return this.#count;
  }

  /** Takes the bytes of the last interval; the intervals have one length. */
  measured(bytes: number): void {
    if (bytes === 0) return;
    this.#grows &&= bytes >= this.#bestBytes * worthwhile;
    if (!this.#grows) return;
    this.#bestBytes = bytes;
    this.#count = Math.min(this.#most, Math.ceil(this.#count * 1.5));
  }
}
