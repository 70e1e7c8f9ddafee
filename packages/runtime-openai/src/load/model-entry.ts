import { RuntimeError } from '@puna/runtime';
import { type JsonObject, listIn, numberIn, objectIn } from '@puna/runtime/adapter';
import type { UpstreamPool } from '../upstream/upstream-pool.js';

/** What the host says about a model in its list; undefined where the list lacks it, or the host has no list. */
export async function findModelEntry(
  pool: UpstreamPool,
  model: string,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  const entries = await readList(pool, signal);
  return entries.find((entry) => entry['id'] === model);
}

async function readList(pool: UpstreamPool, signal: AbortSignal): Promise<readonly JsonObject[]> {
  try {
    const answer = await pool.ask({ path: '/models', signal });
    return listIn(objectIn(answer)['data']).map(objectIn);
  } catch (error) {
    if (RuntimeError.isInstance(error) && numberIn(error.details['status']) === 404) return [];
    throw error;
  }
}
