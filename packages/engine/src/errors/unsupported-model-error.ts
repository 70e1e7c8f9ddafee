import { EngineError } from './engine-error.js';

const code = 'unsupported-model';

/** The model is of a kind that can't be used here. */
export class UnsupportedModelError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnsupportedModelError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
