import { LoadError, ModelCrashedError, OutOfMemoryError, type RuntimeError } from '@puna/runtime';
import type { ProgramExit } from './server-process.js';

/** The error for a model whose program ended unasked after it was loaded. */
export function crashError(exit: ProgramExit): RuntimeError {
  const { exitCode, signal, log } = exit;
  return new ModelCrashedError(`The model's llama-server ended unexpectedly (${howItEnded(exit)}).${lastLines(exit)}`, {
    exitCode,
    signal,
    log,
  });
}

/** The error for a program that ended before its model was loaded. */
export function startError(exit: ProgramExit, program: string): RuntimeError {
  const { exitCode, signal, log, startError: cause } = exit;
  const details = { exitCode, signal, log, program };
  if (cause !== undefined)
    return new LoadError(`${program} could not be started: ${cause.message}`, details, { cause });
  // Nobody but the system's own guard against lack of memory ends programs this way unasked.
  if (signal === 'SIGKILL') {
    return new OutOfMemoryError(
      'The system ended llama-server while it loaded the model, most likely for lack of memory. Free some, or choose a shorter context.',
      details,
    );
  }
  if (signal !== null) {
    return new ModelCrashedError(
      `llama-server crashed while it loaded the model (${howItEnded(exit)}).${lastLines(exit)}`,
      details,
    );
  }
  return new LoadError(`llama-server could not load the model (${howItEnded(exit)}).${lastLines(exit)}`, details);
}

function howItEnded({ exitCode, signal }: ProgramExit): string {
  return signal === null ? `exit code ${exitCode}` : `signal ${signal}`;
}

function lastLines({ log }: ProgramExit): string {
  const lines = log.slice(-3);
  return lines.length === 0 ? '' : ` It printed last: ${lines.join(' | ')}`;
}
