import { LoadError, ModelCrashedError, type RuntimeError } from '@puna/runtime';
import type { ProcessExit } from './model-process.js';

/** The error for a process that ended unasked. */
export function crashError({ exitCode, signal, stderr, startError }: ProcessExit): RuntimeError {
  if (startError) {
    return new LoadError(`The model's process could not be started: ${startError.message}`, {}, { cause: startError });
  }
  const how = signal ? `signal ${signal}` : `exit code ${exitCode}`;
  const last = stderr.at(-1);
  const message = `The model's process ended unexpectedly (${how})${last ? `: ${last}` : '.'}`;
  return new ModelCrashedError(message, { exitCode, signal, stderr });
}
