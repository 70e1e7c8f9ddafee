import { formatFullName, type ModelName } from '@puna/protocol';
import type { RegistryClient, FetchedManifest } from '@puna/registry';

/** Fetches manifests; callers that want the same one at the same time share one request. */
export class ManifestFetches {
  readonly #registry: RegistryClient;
  readonly #pending = new Map<string, Promise<FetchedManifest>>();

  constructor(registry: RegistryClient) {
    this.#registry = registry;
  }

  /** @throws what `RegistryClient.fetchManifest` throws. */
  fetch(name: ModelName, insecure: boolean): Promise<FetchedManifest> {
    const key = `${insecure} ${name.scheme} ${formatFullName(name)}`;
    const pending = this.#pending.get(key);
    if (pending !== undefined) return pending;
    const fetching = this.#registry.fetchManifest(name, { insecure }).finally(() => this.#pending.delete(key));
    this.#pending.set(key, fetching);
    return fetching;
  }
}
