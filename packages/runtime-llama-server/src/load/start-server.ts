import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadOptions, ModelFiles } from '@puna/runtime';
import { ServerClient } from '../http/server-client.js';
import type { LlamaServerLogger } from '../options.js';
import { startError } from '../process/exit-errors.js';
import { freePort, isTaken, loopback } from '../process/free-port.js';
import { residentMemory } from '../process/resident-memory.js';
import { type ProgramExit, ServerProcess } from '../process/server-process.js';
import { sizeOfFiles } from './size-of-files.js';
import { serverStart, type ServerPlan } from './server-arguments.js';

const firstPause = 10;
const longestPause = 250;

/** More tries than other programs take ports away. */
const mostTries = 3;

/** Progress is not complete before the server says so. */
const mostBeforeReady = 0.95;

/** A llama-server that has loaded its model. */
export interface RunningServer {
  readonly process: ServerProcess;
  readonly client: ServerClient;
}

/** Starts a program and waits until its model is loaded. When this rejects, the program is gone. */
export async function startServer(
  program: string,
  plan: ServerPlan,
  options: LoadOptions,
  logger: LlamaServerLogger | undefined,
): Promise<RunningServer> {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const key = randomBytes(24).toString('base64url');
    const { arguments: args, environment } = serverStart(plan, port, key);
    const server = new ServerProcess({ program, arguments: args, environment, logger });
    const client = new ServerClient(`http://${loopback}:${port}`, key);
    try {
      const exit = await untilReady(server, client, plan.files, options);
      if (exit === undefined) return { process: server, client };
      // Between looking for a free port and using it, another program may have taken it.
      if (tries < mostTries && exit.signal === null && (await isTaken(port))) continue;
      throw startError(exit, program);
    } catch (error) {
      await Promise.all([server.stop(), client.close()]);
      throw error;
    }
  }
}

/** Resolves when the model is loaded, with how the program ended where it did. Rejects with the signal's reason. */
async function untilReady(
  server: ServerProcess,
  client: ServerClient,
  files: ModelFiles,
  { signal, onProgress }: LoadOptions,
): Promise<ProgramExit | undefined> {
  let exit: ProgramExit | undefined;
  const ended = server.exited.then((value) => (exit = value));
  const progress = await LoadProgress.create(server, files, onProgress);
  for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
    signal?.throwIfAborted();
    if (exit !== undefined) return exit;
    if ((await client.health()) === 200 && exit === undefined) break;
    await progress.report();
    const rest = new AbortController();
    const aborted = (): void => rest.abort();
    signal?.addEventListener('abort', aborted, { once: true });
    await Promise.race([ended, sleep(pause, undefined, { signal: rest.signal }).catch(() => {})]);
    rest.abort();
    signal?.removeEventListener('abort', aborted);
  }
  onProgress?.(1);
  return undefined;
}

/** Tells how much of the model's files lies in memory, where the system tells that; otherwise, that something happens. */
class LoadProgress {
  readonly #server: ServerProcess;
  readonly #bytes: number;
  readonly #onProgress: LoadOptions['onProgress'];
  #fraction = 0;
  #life = '';

  private constructor(server: ServerProcess, bytes: number, onProgress: LoadOptions['onProgress']) {
    this.#server = server;
    this.#bytes = bytes;
    this.#onProgress = onProgress;
  }

  static async create(
    server: ServerProcess,
    files: ModelFiles,
    onProgress: LoadOptions['onProgress'],
  ): Promise<LoadProgress> {
    const bytes = await sizeOfFiles(files);
    onProgress?.(0);
    return new LoadProgress(server, bytes, onProgress);
  }

  async report(): Promise<void> {
    const { processId, printedBytes } = this.#server;
    const inMemory = processId === undefined ? undefined : await residentMemory(processId);
    const life = `${inMemory} ${printedBytes}`;
    if (life === this.#life) return;
    this.#life = life;
    this.#fraction = Math.max(this.#fraction, Math.min(mostBeforeReady, (inMemory ?? 0) / Math.max(1, this.#bytes)));
    this.#onProgress?.(this.#fraction);
  }
}
