import { ConvertError } from './convert-error.js';
import type { InvalidFilePlace } from './invalid-gguf-error.js';

/** The file is not a safetensors file that this reader accepts: another format, damaged, cut off, or made to do harm. */
export class InvalidSafetensorsError extends ConvertError<'invalid-safetensors'> {
  /** The file, as it was given to the reader. */
  readonly path: string;

  constructor(problem: string, place: InvalidFilePlace, options?: ErrorOptions) {
    super('invalid-safetensors', `invalid safetensors file: ${problem}`, options);
    this.path = place.path;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidSafetensorsError {
    return ConvertError.isInstance(value) && value.code === 'invalid-safetensors';
  }
}
