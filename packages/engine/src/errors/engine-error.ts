import { CodedError, isErrorOf } from '@puna/errors';

const family = 'engine';

/** Base of the errors that the use cases throw on their own account. Tell them apart by `code` or `isInstance`. */
export class EngineError extends CodedError {
  /** Plain data about the case. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(family, code, message, options);
    this.details = details;
  }

  /** Whether a value is an error of the engine, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is EngineError {
    return isErrorOf(value, family);
  }
}
