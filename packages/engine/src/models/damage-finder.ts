import { stat } from 'node:fs/promises';
import { InvalidGgufError } from '@puna/convert';
import { formatShortName } from '@puna/protocol';
import { LoadError } from '@puna/runtime';
import type { Layer, Store, StoredManifest } from '@puna/store';
import { DamagedBlobError } from '../errors/damaged-blob-error.js';
import { isWhole } from './layer-blob.js';
import { RecentlyUsed } from './recently-used.js';

/** So many files are remembered. */
const keptFiles = 64;

/** Finds out whether a model can't be used because one of its files is damaged. */
export class DamageFinder {
  readonly #store: Store;

  /** Files that were read before, as they were then: reading many gigabytes again for each request would help nobody. */
  readonly #known = new RecentlyUsed<string, Promise<boolean>>(keptFiles);

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * What to throw in the place of an error that came while a model was opened or loaded: where one of its files is damaged,
   * an error that says which, and how to repair it.
   */
  async explain(error: unknown, { name, manifest }: StoredManifest): Promise<unknown> {
    if (!LoadError.isInstance(error) && !InvalidGgufError.isInstance(error)) return error;
    for (const layer of manifest.layers) {
      if (!(await this.#isDamaged(layer))) continue;
      const model = formatShortName(name);
      const message = `${layer.digest} of ${model} is damaged; "puna verify ${model}" repairs it from its registry`;
      return new DamagedBlobError(message, { digest: layer.digest, model }, { cause: error });
    }
    return error;
  }

  async #isDamaged(layer: Layer): Promise<boolean> {
    const found = await stat(this.#store.blobs.path(layer.digest)).catch(() => undefined);
    if (found === undefined) return true;
    const { mtimeMs, ctimeMs } = found;
    const key = [layer.digest, layer.size, mtimeMs, ctimeMs].join(' ');
    return this.#known.get(key, async () => !(await isWhole(this.#store, layer)));
  }
}
