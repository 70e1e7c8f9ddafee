import type { Place } from '../place.js';
import { ModelfileError } from './modelfile-error.js';

const code = 'modelfile-syntax';

/** The text is no Modelfile. */
export class ModelfileSyntaxError extends ModelfileError {
  /** The line in the message is one more where an instruction stands alone on its line: the original counts so. */
  declare readonly line: number;
  declare readonly column: number;

  constructor(message: string, hint: string, place: Place) {
    super(code, message, hint, place);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelfileSyntaxError {
    return ModelfileError.isInstance(value) && value.code === code;
  }
}
