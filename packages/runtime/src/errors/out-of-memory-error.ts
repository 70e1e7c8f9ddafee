import { RuntimeError } from './runtime-error.js';

const code = 'out-of-memory';

/** Memory was short while loading or computing. Freeing some may help. */
export class OutOfMemoryError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is OutOfMemoryError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
