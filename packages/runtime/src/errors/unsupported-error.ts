import { RuntimeError } from './runtime-error.js';

const code = 'unsupported';

/** The model or the adapter does not do what was asked. `details.capability` names the capability where there is one. */
export class UnsupportedError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnsupportedError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
