import { ContextExceededError } from './context-exceeded-error.js';
import { InvalidRequestError } from './invalid-request-error.js';
import { LoadError } from './load-error.js';
import { ModelClosedError } from './model-closed-error.js';
import { ModelCrashedError } from './model-crashed-error.js';
import { OutOfMemoryError } from './out-of-memory-error.js';
import { RuntimeError } from './runtime-error.js';
import { UnsupportedError } from './unsupported-error.js';

/** An error as plain data, for sending to another process. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const classes: Readonly<Record<string, new (message: string, details: ErrorData['details']) => RuntimeError>> = {
  unsupported: UnsupportedError,
  'load-failed': LoadError,
  'out-of-memory': OutOfMemoryError,
  'context-exceeded': ContextExceededError,
  'invalid-request': InvalidRequestError,
  'model-crashed': ModelCrashedError,
  'model-closed': ModelClosedError,
};

/** Makes an error of the right class from its data. A code without a class gives a plain `RuntimeError`. */
export function reviveError({ code, message, details }: ErrorData): RuntimeError {
  const ErrorClass = classes[code];
  return ErrorClass ? new ErrorClass(message, details) : new RuntimeError(code, message, details);
}

/** The plain data of an error. Errors from outside this contract get the code `unknown`. */
export function describeError(error: unknown): ErrorData {
  if (RuntimeError.isInstance(error)) return { code: error.code, message: error.message, details: error.details };
  return { code: 'unknown', message: error instanceof Error ? error.message : String(error), details: {} };
}
