const marker = Symbol.for('puna.convert.invalid-gguf');

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
export class InvalidGgufError extends Error {
  readonly code = 'invalid-gguf';

  readonly path: string;

  /** Byte position in the file at which the problem was met, where one is known. */
  readonly offset: number | undefined;

  readonly [marker] = true;

  constructor(problem: string, place: InvalidGgufPlace, options?: ErrorOptions) {
    super(`invalid GGUF file: ${problem}${place.offset === undefined ? '' : ` (at byte ${place.offset})`}`, options);
    this.name = 'InvalidGgufError';
    this.path = place.path;
    this.offset = place.offset;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is InvalidGgufError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
