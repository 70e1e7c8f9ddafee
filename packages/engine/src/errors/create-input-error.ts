import { EngineError } from './engine-error.js';

const code = 'create-input';

/** What a model is to be made of is missing, malformed or of a kind that can not be used. */
export class CreateInputError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is CreateInputError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
