import { CodedError, isErrorOf } from '@puna/errors';

const family = 'registry';

/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class RegistryError extends CodedError {
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(family, code, message, options);
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is RegistryError {
    return isErrorOf(value, family);
  }
}
