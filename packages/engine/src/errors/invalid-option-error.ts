import { EngineError } from './engine-error.js';

const code = 'invalid-option';

/** An entry of `options` has a value of the wrong type. */
export class InvalidOptionError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidOptionError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
