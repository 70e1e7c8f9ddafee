import { describeError } from '../errors/describe-error.js';
import type { Repository } from '../names/repository.js';
import type { RegistryContext } from '../registry-context.js';
import { fetchManifest } from './fetch-manifest.js';
import type { FetchedManifest } from './manifest.js';

/**
 * Fetches a manifest from the first place that has it.
 *
 * @param repositories the mirrors, then the registry itself, whose error is the one that counts.
 */
export async function fetchFromMirrors(
  context: RegistryContext,
  repositories: readonly Repository[],
  tag: string,
  signal: AbortSignal,
): Promise<FetchedManifest> {
  for (const repository of repositories.slice(0, -1)) {
    try {
      return await fetchManifest(context, repository, tag, signal);
    } catch (error) {
      signal.throwIfAborted();
      context.logger.warn(`the mirror ${repository.origin} did not help: ${describeError(error)}`);
    }
  }
  const origin = repositories.at(-1);
  if (origin === undefined) throw new RangeError('there is no registry to ask');
  return fetchManifest(context, origin, tag, signal);
}
