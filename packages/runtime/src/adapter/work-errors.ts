import { ModelClosedError } from '../errors/model-closed-error.js';
import { RuntimeError } from '../errors/runtime-error.js';

/** For work on a model that was closed, or is being closed. */
export function closedError(): ModelClosedError {
  return new ModelClosedError('The model was closed.');
}

/**
 * For an engine that failed while it computed; an error of the contract stays as it is.
 *
 * @param what the beginning of the message: `llama.cpp could not compute the next token`
 */
export function computeError(what: string, error: unknown): RuntimeError {
  if (RuntimeError.isInstance(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new RuntimeError('compute-failed', `${what}: ${reason}`, {}, { cause: error });
}
