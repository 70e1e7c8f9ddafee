import { EngineError } from './engine-error.js';

const code = 'no-runtime';

/** No runtime can run the model. `details.refusals` says why each one declined. */
export class NoRuntimeError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is NoRuntimeError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
