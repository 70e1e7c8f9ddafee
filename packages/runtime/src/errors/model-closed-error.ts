import { RuntimeError } from './runtime-error.js';

const code = 'model-closed';

/** The model was closed; its work was ended. */
export class ModelClosedError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelClosedError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
