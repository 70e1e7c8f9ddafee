import { CodedError, isErrorOf } from '@puna/errors';

const family = 'modelfile';

/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class ModelfileError extends CodedError {
  /** What to do about it, one sentence. The message says only what is wrong, in the words of the original. */
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(family, code, message);
    this.hint = hint;
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is ModelfileError {
    return isErrorOf(value, family);
  }
}
