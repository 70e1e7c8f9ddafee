import { RuntimeError } from './runtime-error.js';

const code = 'invalid-request';

/** A value of the request can not be used; the message says which and why. */
export class InvalidRequestError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidRequestError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
