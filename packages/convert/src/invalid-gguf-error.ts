import { CodedError, isErrorOf } from '@puna/errors';

const family = 'convert';

/** Where the problem was met. */
export interface InvalidGgufPlace {
  /** The file, as it was given to the reader. */
  readonly path: string;
  /** Byte position in the file, where one is known. */
  readonly offset?: number;
}

/**
 * The file is not a GGUF file that this reader accepts: another format, an unsupported version, damaged, cut off, or made
 * to do harm. The message says what is wrong and at which byte; it does not name the path, so that it can be shown to a
 * client.
 */
export class InvalidGgufError extends CodedError<'invalid-gguf'> {
  readonly path: string;

  /** Byte position in the file at which the problem was met, where one is known. */
  readonly offset: number | undefined;

  constructor(problem: string, place: InvalidGgufPlace, options?: ErrorOptions) {
    const where = place.offset === undefined ? '' : ` (at byte ${place.offset})`;
    super(family, 'invalid-gguf', `invalid GGUF file: ${problem}${where}`, options);
    this.path = place.path;
    this.offset = place.offset;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is InvalidGgufError {
    return isErrorOf(value, family);
  }
}
