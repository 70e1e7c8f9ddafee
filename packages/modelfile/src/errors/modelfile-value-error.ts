import type { Place } from '../place.js';
import { ModelfileError } from './modelfile-error.js';

const code = 'modelfile-value';

/** The text is a Modelfile, but a PARAMETER or REQUIRES has a value that can't be, or there is no such parameter. */
export class ModelfileValueError extends ModelfileError {
  /** @param place of the value or the name that is wrong, where it comes from a text. */
  constructor(message: string, hint: string, place?: Place) {
    super(code, message, hint, place);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelfileValueError {
    return ModelfileError.isInstance(value) && value.code === code;
  }
}
