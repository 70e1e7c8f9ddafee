import { RuntimeError } from './runtime-error.js';

const code = 'context-exceeded';

/** The input is longer than the context. `details` holds `tokens` and `contextLength`. */
export class ContextExceededError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ContextExceededError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
