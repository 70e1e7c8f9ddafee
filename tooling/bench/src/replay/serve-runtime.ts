import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createEngine } from '@puna/engine';
import type { Runtime } from '@puna/runtime';
import { createScheduler } from '@puna/scheduler';
import { createApplication, serverVersion } from '@puna/server';
import { openStore } from '@puna/store';
import { pino } from 'pino';

/** As many as there are streams at once in any measurement. */
export const replaySlots = 64;

/**
 * Serves the real application on loopback, with a given runtime in the place of those that `startServer` would choose.
 *
 * @returns its URL
 */
export async function serveRuntime(runtime: Runtime, modelsDirectory: string): Promise<string> {
  const engine = createEngine({
    store: await openStore({ directory: modelsDirectory }),
    scheduler: createScheduler(),
    runtimes: [runtime],
    settings: { parallelRequests: replaySlots },
  });
  const application = createApplication({
    engine: () => engine,
    logger: pino({ enabled: false }),
    version: serverVersion,
    origins: [],
    checkHost: true,
  });
  const server = createAdaptorServer({ fetch: application.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
