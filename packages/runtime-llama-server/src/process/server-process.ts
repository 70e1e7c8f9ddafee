import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import type { LlamaServerLogger } from '../options.js';
import { guardedCommand } from './guarded-command.js';
import { LineTail } from '@puna/runtime/adapter';

const keptLines = 40;

/** How a program ended. */
export interface ProgramExit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;

  /** The last lines that it printed. */
  readonly log: readonly string[];

  /** Why it could not be started, where that is so. */
  readonly startError?: Error;
}

/** What a program is started with. */
export interface ProgramCall {
  readonly program: string;
  readonly arguments: readonly string[];

  /** Environment variables besides this process's own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logger: LlamaServerLogger | undefined;
}

/** Programs that run. Where there is a guard, it would see to them as well; Windows has none. */
const endWithThisProcess = new Set<ServerProcess>();
let listening = false;

function listenForExit(): void {
  if (listening) return;
  listening = true;
  process.once('exit', () => {
    for (const server of endWithThisProcess) server.end();
  });
}

/** A running llama-server. It knows nothing about HTTP. It ends with this process. */
export class ServerProcess {
  /** Resolves when the program is gone. Never rejects. */
  readonly exited: Promise<ProgramExit>;

  /** Bytes that it printed so far: a sign of life while it loads. */
  printedBytes = 0;
  readonly #child: ChildProcess;
  readonly #guarded: boolean;
  readonly #tail: LineTail;
  readonly #call: ProgramCall;
  #programId: number | undefined;
  #stopping = false;

  constructor(call: ProgramCall) {
    const command = guardedCommand(call.program, call.arguments);
    this.#call = call;
    this.#guarded = command.guarded;
    this.#child = spawn(command.file, command.arguments, {
      env: { ...process.env, ...call.environment },
      stdio: command.stdio,
      windowsHide: true,
    });
    this.#tail = new LineTail(keptLines, (line) => call.logger?.debug({ processId: this.processId }, line));
    if (this.#guarded) this.#readProcessId();
    else this.#programId = this.#child.pid;
    this.exited = this.#waitForExit();
    listenForExit();
    endWithThisProcess.add(this);
  }

  /** The id of the program's process; undefined before it has started. */
  get processId(): number | undefined {
    return this.#programId;
  }

  /** The last lines that it printed. */
  get log(): readonly string[] {
    return this.#tail.lines;
  }

  /** Ends the program and waits until it is gone. */
  async stop(): Promise<ProgramExit> {
    this.#stopping = true;
    this.end();
    return this.exited;
  }

  /** Ends the program without waiting. It holds nothing that a gentle end would save. */
  end(): void {
    if (this.#guarded) this.#child.stdin?.end();
    else this.#child.kill('SIGKILL');
  }

  #readProcessId(): void {
    const stream = this.#child.stdio[3] as Readable | undefined;
    stream?.once('data', (bytes: Buffer) => {
      this.#programId = Number(bytes.toString('utf8').trim()) || undefined;
    });
    stream?.on('error', () => {});
    this.#child.stdin?.on('error', () => {});
  }

  async #waitForExit(): Promise<ProgramExit> {
    const child = this.#child;
    let open = 2;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.printedBytes += bytes.length;
        this.#tail.write(bytes);
      });
      stream?.once('close', () => {
        open--;
        // The program is gone, and its guard waits for this.
        if (open === 0 && this.#guarded) child.stdin?.end();
      });
    }
    const ended = await new Promise<Omit<ProgramExit, 'log'>>((resolve) => {
      child.once('error', (startError) => {
        if (child.pid === undefined) resolve({ exitCode: null, signal: null, startError });
      });
      child.once('close', (exitCode, signal) =>
        resolve(this.#guarded ? unwrap(exitCode, signal) : { exitCode, signal }),
      );
    });
    endWithThisProcess.delete(this);
    const fields = { processId: this.processId, exitCode: ended.exitCode, signal: ended.signal };
    if (this.#stopping) this.#call.logger?.debug(fields, 'A llama-server ended.');
    else this.#call.logger?.warn(fields, 'A llama-server ended unasked.');
    return { ...ended, log: this.#tail.lines };
  }
}

/** A shell tells that a signal ended a program by a status above 128. */
function unwrap(exitCode: number | null, signal: NodeJS.Signals | null): Omit<ProgramExit, 'log'> {
  if (exitCode === null || exitCode <= 128) return { exitCode, signal };
  const found = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128);
  return found === undefined ? { exitCode, signal } : { exitCode: null, signal: found[0] as NodeJS.Signals };
}
