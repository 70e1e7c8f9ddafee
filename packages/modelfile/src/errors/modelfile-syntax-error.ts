import { ModelfileError } from './modelfile-error.js';

const code = 'modelfile-syntax';

/** A place in a Modelfile, both counted from 1. */
export interface Place {
  readonly line: number;
  /** In UTF-16 units, as editors count. */
  readonly column: number;
}

/** The text is no Modelfile. */
export class ModelfileSyntaxError extends ModelfileError {
  /**
   * Where the trouble is. The line in the message is one more where an instruction stands alone on its line: the
   * original counts so.
   */
  readonly line: number;
  readonly column: number;

  constructor(message: string, hint: string, { line, column }: Place) {
    super(code, message, hint);
    this.line = line;
    this.column = column;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ModelfileSyntaxError {
    return ModelfileError.isInstance(value) && value.code === code;
  }
}
