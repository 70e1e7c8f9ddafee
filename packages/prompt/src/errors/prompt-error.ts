import { CodedError, isErrorOf } from '@puna/errors';

const family = 'prompt';

/** Base of all errors of this package. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class PromptError extends CodedError {
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(family, code, message, options);
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is PromptError {
    return isErrorOf(value, family);
  }
}
