import { EngineError } from './engine-error.js';

const code = 'conflicting-request';

/** Two parts of a request exclude each other. */
export class ConflictingRequestError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ConflictingRequestError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
