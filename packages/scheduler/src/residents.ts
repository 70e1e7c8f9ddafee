import { chooseVictim } from './choose-victim.js';
import type { Resident } from './resident.js';
import type { RunningModel } from './scheduler.js';

/** The models that take memory now, one for each key. */
export class Residents<Label> {
  readonly #residents = new Map<string, Resident<Label>>();
  readonly #watchers = new Set<() => void>();

  get size(): number {
    return this.#residents.size;
  }

  get(key: string): Resident<Label> | undefined {
    return this.#residents.get(key);
  }

  all(): Resident<Label>[] {
    return [...this.#residents.values()];
  }

  add(resident: Resident<Label>): void {
    this.#residents.set(resident.key, resident);
  }

  remove(resident: Resident<Label>): void {
    this.#residents.delete(resident.key);
    for (const watcher of this.#watchers) watcher();
  }

  /** Resolves when the next model is gone, or when the signal aborts. */
  departure(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#watchers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) return wake();
      this.#watchers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  /** Which model must go first, if any, before this one can be loaded. */
  blocker({ key, settings }: Resident<Label>, maxLoadedModels: number): Resident<Label> | undefined {
    const same = this.get(key);
    if (same) return same;
    if (settings.isElsewhere === true) return undefined;
    const here = this.all().filter((resident) => resident.settings.isElsewhere !== true);
    return here.length >= maxLoadedModels ? chooseVictim(here) : undefined;
  }

  /** Latest expiry first. */
  list(): RunningModel<Label>[] {
    const models = this.all().map((resident) => resident.describe());
    return models.sort((one, other) => (one.expiresAt === other.expiresAt ? 0 : other.expiresAt - one.expiresAt));
  }
}
