import { EngineError } from './engine-error.js';

const code = 'missing-blob';

/** A file that a model is to be made of, or that a model needs, is not in the store. */
export class MissingBlobError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is MissingBlobError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
