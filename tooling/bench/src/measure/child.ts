import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildAnswer, ChildCall } from '../children/serve-calls.js';

/** A process of its own that does one side of a measurement. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  /**
   * @param environment added to this process's own.
   * @param errorOutput whether what it writes to its standard error is shown.
   */
  constructor(
    script: URL,
    environment: Readonly<Record<string, string>> = {},
    errorOutput: 'shown' | 'lost' = 'shown',
  ) {
    this.#process = fork(fileURLToPath(script), [], {
      env: { ...process.env, ...environment },
      stdio: ['inherit', 'inherit', errorOutput === 'shown' ? 'inherit' : 'ignore', 'ipc'],
    });
    this.#process.on('message', (answer: ChildAnswer) => this.#settle(answer));
    this.#process.on('exit', (code, signal) => this.#failAll(new Error(`the process ended (${signal ?? code ?? ''})`)));
  }

  /** Runs a method of the child. */
  call<Result>(method: string, argument?: unknown): Promise<Result> {
    const id = ++this.#lastId;
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#process.send({ id, method, argument } satisfies ChildCall);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  #settle({ id, result, error }: ChildAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
