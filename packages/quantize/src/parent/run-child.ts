import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { QuantizerCrashedError } from '../errors/quantizer-crashed-error.js';
import { QuantizerUnavailableError } from '../errors/quantizer-unavailable-error.js';
import type { QuantizeOrder, QuantizeOutcome, QuantizeReport } from '../messages.js';
import type { QuantizeProgress } from '../quantizer.js';
import { keepLastLines } from './last-lines.js';
import { withoutPaths } from './without-paths.js';

// Looked up through the package so that it is the compiled file also where this source runs uncompiled, as in tests.
const packageFolder = path.dirname(createRequire(import.meta.url).resolve('@puna/quantize/package.json'));
const childEntry = path.join(packageFolder, 'dist', 'child', 'main.js');

interface RunOptions {
  /** The child's working directory. */
  readonly directory: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: QuantizeProgress) => void) | undefined;
}

/**
 * Lets a child process carry out an order. When this settles, the child is gone.
 *
 * @throws QuantizerCrashedError, QuantizerUnavailableError where no process can be started, the signal's reason, and what
 * `onProgress` throws.
 */
export async function runChild(order: QuantizeOrder, options: RunOptions): Promise<QuantizeOutcome> {
  const { directory, signal } = options;
  signal?.throwIfAborted();
  const child = fork(childEntry, {
    cwd: directory,
    // Without this, ggml starts a debugger on its own process before it aborts.
    env: { ...process.env, GGML_NO_BACKTRACE: '1' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  } as Parameters<typeof fork>[2]);
  const stderr = keepLastLines(child.stderr);
  const kill = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  try {
    const work = followReports(child, options, kill);
    child.send(order, () => {}); // where it can't be sent, the child is gone, and its end tells why
    const end = await ended(child);
    signal?.throwIfAborted();
    const outcome = work();
    if (outcome === undefined) throw new QuantizerCrashedError({ ...end, stderr: withoutPaths(stderr(), order) });
    return outcome;
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

/** Answers a function that gives what the child said last, or throws what `onProgress` threw. */
function followReports(
  child: ChildProcess,
  { onProgress }: RunOptions,
  kill: () => void,
): () => QuantizeOutcome | undefined {
  let outcome: QuantizeOutcome | undefined;
  let failure: { readonly error: unknown } | undefined;
  child.on('message', (message) => {
    const report = message as QuantizeReport;
    if (failure !== undefined) return;
    if (report.type !== 'progress') {
      outcome = report;
      kill();
      return;
    }
    try {
      onProgress?.({ completed: report.completed, total: report.total });
    } catch (error) {
      failure = { error };
      kill();
    }
  });
  return () => {
    if (failure !== undefined) throw failure.error;
    return outcome;
  };
}

/** Waits until the process is gone and all that it sent has arrived. */
function ended(
  child: ChildProcess,
): Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      if (child.pid !== undefined) return;
      reject(new QuantizerUnavailableError(`no process could be started: ${error.message}`, { cause: error }));
    });
    child.once('close', (exitCode: number | null, signal: NodeJS.Signals | null) => resolve({ exitCode, signal }));
  });
}
