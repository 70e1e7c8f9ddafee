import { ModelfileError } from './modelfile-error.js';

const code = 'modelfile-value';

/** The text is a Modelfile, but a PARAMETER or REQUIRES has a value that can't be. */
export class ModelfileValueError extends ModelfileError {
  /** The line of the instruction, from 1, where the value comes from a text. */
  readonly line: number | undefined;

  constructor(message: string, hint: string, line?: number) {
    super(code, message, hint);
    this.line = line;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelfileValueError {
    return ModelfileError.isInstance(value) && value.code === code;
  }
}
