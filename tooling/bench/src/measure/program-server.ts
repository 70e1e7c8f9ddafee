import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@puna-tooling/testing';

const program = fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));
const patience = 30_000;

/** A server that was started the way a user starts it: `puna serve` in a process of its own. */
export class ProgramServer {
  readonly url: string;

  /** Milliseconds from starting the process to its first answer. */
  readonly startDuration: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: string, startDuration: number) {
    this.#process = process;
    this.url = url;
    this.startDuration = startDuration;
  }

  static async start(modelsDirectory: string): Promise<ProgramServer> {
    const host = `127.0.0.1:${await freePort()}`;
    const start = performance.now();
    const child = spawn(process.execPath, [program, 'serve'], {
      env: { ...process.env, PUNA_HOST: host, PUNA_MODELS: modelsDirectory, PUNA_LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const url = `http://${host}`;
    while (!(await answers(`${url}/api/version`))) {
      if (child.exitCode !== null || performance.now() - start > patience) throw new Error('the server did not start');
      await sleep(2);
    }
    return new ProgramServer(child, url, performance.now() - start);
  }

  get processId(): number {
    return this.#process.pid ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.#process, 'exit');
    if (this.#process.exitCode !== null || !this.#process.kill('SIGTERM')) return;
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(timer);
  }
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
