import { CodedError, isErrorOf } from '@puna/errors';

const family = 'runtime';

/** Base of all errors of this contract. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class RuntimeError extends CodedError {
  /** Plain data about the case, fit to be sent to another process. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(family, code, message, options);
    this.details = details;
  }

  /** Whether a value is an error of this contract, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is RuntimeError {
    return isErrorOf(value, family);
  }
}
