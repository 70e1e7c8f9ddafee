import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChildItem, ChildMessage, ParentMessage } from '../messages.js';
import { LineTail } from '@puna/runtime/adapter';
import { defaultCloseTimeout, type ResolvedOptions } from './resolved-options.js';

// Looked up through the package so that it is the compiled file also where this source runs uncompiled, as in tests.
const packageFolder = dirname(createRequire(import.meta.url).resolve('@puna/runtime-process/package.json'));
const childEntry = join(packageFolder, 'dist', 'child', 'main.js');

const keptLines = 20;

/** Output of a dead child that a grandchild holds open is waited for this long, in milliseconds. */
const outputGrace = 500;

/** How a child ended. */
export interface ProcessExit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;

  /** The last lines that it printed to its standard error. */
  readonly stderr: readonly string[];

  /** Why it could not be started, where that is so. */
  readonly startError?: Error;
}

/** A child process and the messages to and from it. It knows nothing about models. */
export class ModelProcess {
  /** Resolves when the process is gone and everything that it sent was handed on. Never rejects. */
  readonly exited: Promise<ProcessExit>;

  readonly #child: ChildProcess;
  readonly #closeTimeout: number;
  readonly #options: ResolvedOptions;
  readonly #stderr: LineTail;
  #stopping = false;

  constructor(options: ResolvedOptions, onItem: (item: ChildItem) => void) {
    this.#options = options;
    this.#closeTimeout = options.closeTimeout ?? defaultCloseTimeout;
    this.#child = fork(childEntry, {
      serialization: 'advanced', // keeps bytes, infinities and absent values as they are
      env: { ...process.env, ...options.environment },
      execArgv: [...(options.execArguments ?? [])],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
    } as Parameters<typeof fork>[2]);
    this.#stderr = this.#readLines('stderr');
    this.#readLines('stdout');
    this.#child.on('message', (message) => {
      for (const item of message as unknown as ChildMessage) onItem(item);
    });
    this.#child.once('disconnect', () => this.#killLater());
    this.exited = this.#waitForExit();
  }

  /** The id of the process; 0 where it could not be started. */
  get processId(): number {
    return this.#child.pid ?? 0;
  }

  /**
   * Sends a message. Nothing happens where the process is gone: `exited` tells about that.
   *
   * @throws DataCloneError where the message holds what can't be copied, for example a function.
   */
  send(message: ParentMessage): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  /** Asks the process to close its model and waits until it is gone; it is killed after the close timeout. */
  async stop(): Promise<ProcessExit> {
    if (!this.#stopping) {
      this.#stopping = true;
      this.send({ type: 'close' });
      this.#killLater();
    }
    return this.exited;
  }

  /** Kills the process and waits until it is gone. */
  async kill(): Promise<ProcessExit> {
    this.#stopping = true;
    this.#child.kill('SIGKILL');
    return this.exited;
  }

  #killLater(): void {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), this.#closeTimeout);
    void this.exited.then(() => clearTimeout(timer));
  }

  #readLines(stream: 'stdout' | 'stderr'): LineTail {
    const { logger, name } = this.#options;
    const tail = new LineTail(keptLines, (line) =>
      logger?.debug({ adapter: name, processId: this.processId, stream }, line),
    );
    this.#child[stream]?.on('data', (bytes: Buffer) => tail.write(bytes));
    return tail;
  }

  async #waitForExit(): Promise<ProcessExit> {
    const child = this.#child;
    const { logger, name } = this.#options;
    const ended = await new Promise<Omit<ProcessExit, 'stderr'>>((resolve) => {
      child.on('error', (startError) => {
        if (child.pid === undefined) resolve({ exitCode: null, signal: null, startError });
      });
      child.once('exit', (exitCode, signal) => {
        const timer = setTimeout(() => resolve({ exitCode, signal }), outputGrace);
        child.once('close', () => {
          clearTimeout(timer);
          resolve({ exitCode, signal });
        });
      });
    });
    const exit = { ...ended, stderr: this.#stderr.lines };
    const fields = { adapter: name, processId: this.processId, exitCode: exit.exitCode, signal: exit.signal };
    if (this.#stopping) logger?.debug(fields, 'The process of a model ended.');
    else logger?.warn(fields, 'The process of a model ended unasked.');
    return exit;
  }
}
