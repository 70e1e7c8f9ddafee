import { EngineError } from './engine-error.js';

const code = 'damaged-blob';

/** A file of a model does not hold what it should. `details` has `digest` and `model`. */
export class DamagedBlobError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is DamagedBlobError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
