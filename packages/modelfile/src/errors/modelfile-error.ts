import { CodedError, isErrorOf } from '@puna/errors';
import type { Place } from '../place.js';

const family = 'modelfile';

/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class ModelfileError extends CodedError {
  /** What to do about it, one sentence. The message says only what is wrong, in the words of the original. */
  readonly hint: string;

  /** Where the trouble is, from 1. Missing where what is wrong does not come from a text. */
  readonly line: number | undefined;

  /** In UTF-16 units, from 1, as editors count. Missing where the line is. */
  readonly column: number | undefined;

  constructor(code: string, message: string, hint: string, place?: Place) {
    super(family, code, message);
    this.hint = hint;
    this.line = place?.line;
    this.column = place?.column;
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is ModelfileError {
    return isErrorOf(value, family);
  }
}
