import { EngineError } from './engine-error.js';

const code = 'missing-capability';

/** The model can not do what was asked. `details.capability` says what, `details.fullName` which model. */
export class MissingCapabilityError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is MissingCapabilityError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
