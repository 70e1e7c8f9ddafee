import { spawn } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { LineTail } from '@puna/runtime/adapter';
import { EngineBuildError } from './engine-build-error.js';

/** A program to run as one step of a build. */
export interface BuildStep {
  readonly program: string;
  readonly arguments: readonly string[];

  /** What it does, for the message where it fails: `compile llama-server`. */
  readonly purpose: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Where a step's output goes. */
export interface StepSurroundings {
  readonly log: FileHandle;
  readonly logFile: string;
  readonly signal: AbortSignal | undefined;

  /** Called with each line that the step prints. */
  readonly onLine?: (line: string) => void;
}

const keptLines = 5;

/**
 * Runs a step to its end.
 *
 * @throws EngineBuildError with the code `build-failed`; the signal's reason where it aborts, once the step is ended.
 */
export async function runStep(step: BuildStep, { log, logFile, signal, onLine }: StepSurroundings): Promise<void> {
  signal?.throwIfAborted();
  await log.write(`$ ${step.program} ${step.arguments.join(' ')}\n`);
  // A group of its own: cmake starts compilers, which are to end with it.
  const own = process.platform !== 'win32';
  const child = spawn(step.program, [...step.arguments], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...step.environment },
    detached: own,
    windowsHide: true,
  });
  const end = (): void => {
    if (child.pid === undefined) return;
    if (own) killGroup(child.pid);
    else child.kill();
  };
  const tail = new LineTail(keptLines, (line) => onLine?.(line));
  let writing: Promise<unknown> = Promise.resolve();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      tail.write(bytes);
      writing = writing.then(() => log.write(bytes));
    });
  }
  signal?.addEventListener('abort', end, { once: true });
  process.once('exit', end);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    await writing;
    signal?.throwIfAborted();
    if (exitCode !== 0) throw failure(step, logFile, tail.lines);
  } finally {
    signal?.removeEventListener('abort', end);
    process.removeListener('exit', end);
  }
}

function failure({ purpose }: BuildStep, logFile: string, lines: readonly string[]): EngineBuildError {
  return new EngineBuildError(
    'build-failed',
    `Could not ${purpose}. The end of its output:\n${lines.join('\n')}\nAll of it is in ${logFile}.`,
    { logFile, lines },
  );
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
