import { OutOfMemoryError } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { FakeModel } from './fixtures/fake-model.js';
import { createScheduler, type LoadContext, type Scheduler } from './index.js';

const maxLoadedModels = 3;
const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Numbers from 0 to 1, the same for the same seed (the xorshift generator of Marsaglia, 2003). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function sleep(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}

/** Random callers and loads on a real scheduler, with the rules that must hold at every moment. */
class Soak {
  readonly models: FakeModel[] = [];
  readonly outcomes = new Map<string, number>();
  broken: string[] = [];
  #loading = 0;
  readonly #random: () => number;
  readonly #scheduler: Scheduler<string>;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
    this.#scheduler = createScheduler({ maxLoadedModels, maxQueue: 12, keepAlive: 5, onEvent: () => this.#check() });
  }

  async run(callers: number): Promise<void> {
    const running: Promise<void>[] = [];
    for (let caller = 0; caller < callers; caller += 1) {
      running.push(this.#call());
      if (this.#chance(0.3)) await sleep(this.#random() * 3);
      if (this.#chance(0.05)) this.#scheduler.unload(this.#pick(names));
      if (this.#chance(0.03)) this.models.findLast((model) => !model.isClosed)?.crash(new Error('crash'));
      this.#check();
    }
    await Promise.all(running);
    await this.#scheduler.close();
  }

  readonly #load = async ({ signal }: LoadContext): Promise<FakeModel> => {
    this.#loading += 1;
    if (this.#loading > 1) this.broken.push(`${this.#loading} loads at once`);
    await sleep(this.#random() * 4);
    this.#loading -= 1;
    // Some loads ignore that they are aborted.
    if (signal.aborted && this.#chance(0.7)) throw signal.reason;
    if (this.#chance(0.05)) throw new Error('load failed');
    if (this.#chance(0.05)) throw new OutOfMemoryError('out of memory');
    const model = new FakeModel(this.#chance(0.5) ? sleep(2) : undefined);
    this.models.push(model);
    if (this.models.filter(({ isClosed }) => !isClosed).length > maxLoadedModels) this.broken.push('too much memory');
    return model;
  };

  async #call(): Promise<void> {
    const caller = new AbortController();
    if (this.#chance(0.2)) setTimeout(() => caller.abort(new Error('left')), this.#random() * 10);
    try {
      const lease = await this.#scheduler.acquire({
        key: this.#pick(names),
        label: 'soak',
        settings: { contextLength: this.#chance(0.8) ? 4096 : 2048, slots: 1 },
        load: this.#load,
        signal: caller.signal,
        keepAlive: this.#pick([undefined, undefined, 0, 3, 1000, -1]),
      });
      this.#count('served');
      await sleep(this.#random() * 3);
      lease.release();
    } catch (error) {
      this.#count(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    }
  }

  #check(): void {
    const list = this.#scheduler.list();
    if (list.length > maxLoadedModels) this.broken.push(`${list.length} models loaded`);
    if (list.some(({ leases }) => leases < 0)) this.broken.push('a lease was released twice');
    if (new Set(list.map(({ key }) => key)).size < list.length) this.broken.push('two models with one key');
  }

  #count(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }
}

describe('the scheduler under random load', () => {
  it.each([1, 20_260_101, 987_654_321])('keeps its rules (seed %i)', async (seed) => {
    const soak = new Soak(seed);
    await soak.run(250);
    expect(soak.broken).toEqual([]);
    // Every caller got an answer, and one that can be explained.
    expect([...soak.outcomes.values()].reduce((sum, count) => sum + count)).toBe(250);
    expect(soak.outcomes.get('served')).toBeGreaterThan(20);
    const known = new Set(['served', 'queue-full', 'out-of-memory', 'Error: left', 'Error: load failed']);
    expect([...soak.outcomes.keys()].filter((outcome) => !known.has(outcome))).toEqual([]);
    expect(soak.models.length).toBeGreaterThan(20);
    expect(soak.models.every((model) => model.isClosed)).toBe(true);
  });
});
