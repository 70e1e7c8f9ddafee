import type { Handler } from './route-table.js';

const loaders: (() => Promise<Handler>)[] = [];

/**
 * A handler whose module is loaded with its first request, so that a server listens before the schemas of all requests
 * are read. `loadRoutes` loads them all.
 */
export function lazyRoute(load: () => Promise<Handler>): Handler {
  loaders.push(load);
  return async (context) => (await load())(context);
}

/** Loads all lazy handlers now, so that no request has to wait for its own. */
export async function loadRoutes(): Promise<void> {
  await Promise.all(loaders.map((load) => load()));
}
