import { RuntimeError } from './runtime-error.js';

const code = 'model-crashed';

/** The model's process ended while it had work to do. Loading it again may help. */
export class ModelCrashedError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelCrashedError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
