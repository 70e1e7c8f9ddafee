import type { HostAddress } from '../host-address.js';
import { RetryBudget } from './retry-budget.js';
import type { UpstreamContext } from './upstream-context.js';
import type { UpstreamReport } from './upstream-report.js';
import { Upstream } from './upstream.js';

/** All hosts, each once, however many models use it. Looks after the health of those in use. */
export class UpstreamPool {
  readonly budget: RetryBudget;

  readonly #context: UpstreamContext;
  readonly #interval: number;
  readonly #upstreams = new Map<string, Upstream>();
  readonly #users = new Map<Upstream, number>();
  #timer: NodeJS.Timeout | undefined;

  /** @param interval milliseconds between health checks; 0 leaves them out. */
  constructor(context: UpstreamContext, interval: number) {
    this.#context = context;
    this.#interval = interval;
    this.budget = new RetryBudget(context.limits.retryReserve, context.limits.retriesEarned);
  }

  /** The hosts at these addresses, for a model that uses them until it calls `release`. */
  use(addresses: readonly HostAddress[]): { readonly upstreams: readonly Upstream[]; readonly release: () => void } {
    const upstreams = [...new Set(addresses.map((address) => this.#find(address)))];
    for (const upstream of upstreams) this.#users.set(upstream, (this.#users.get(upstream) ?? 0) + 1);
    this.#watch();
    return { upstreams, release: () => this.#release(upstreams) };
  }

  /** What is known about every host that was ever used. */
  report(): readonly UpstreamReport[] {
    return [...this.#upstreams.values()].map((upstream) => upstream.report());
  }

  #find(address: HostAddress): Upstream {
    const known = this.#upstreams.get(address.base);
    if (known !== undefined) return known;
    const upstream = new Upstream(address, this.#context);
    this.#upstreams.set(address.base, upstream);
    return upstream;
  }

  #release(upstreams: readonly Upstream[]): void {
    for (const upstream of upstreams) {
      const users = (this.#users.get(upstream) ?? 1) - 1;
      if (users > 0) this.#users.set(upstream, users);
      else this.#users.delete(upstream);
    }
    if (this.#users.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #watch(): void {
    if (this.#interval <= 0 || this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      for (const upstream of this.#users.keys()) void upstream.check();
    }, this.#interval).unref();
  }
}
