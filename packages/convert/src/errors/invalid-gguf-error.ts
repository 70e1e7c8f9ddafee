import { ConvertError } from './convert-error.js';

/** Where the problem was met. */
export interface InvalidFilePlace {
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
export class InvalidGgufError extends ConvertError<'invalid-gguf'> {
  readonly path: string;

  /** Byte position in the file at which the problem was met, where one is known. */
  readonly offset: number | undefined;

  constructor(problem: string, place: InvalidFilePlace, options?: ErrorOptions) {
    const where = place.offset === undefined ? '' : ` (at byte ${place.offset})`;
    super('invalid-gguf', `invalid GGUF file: ${problem}${where}`, options);
    this.path = place.path;
    this.offset = place.offset;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidGgufError {
    return ConvertError.isInstance(value) && value.code === 'invalid-gguf';
  }
}
