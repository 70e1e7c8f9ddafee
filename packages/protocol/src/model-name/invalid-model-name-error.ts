import { CodedError, isErrorOf } from '@puna/errors';

const family = 'protocol/model-name';

/** A text is no model name. `text` holds what was given, cut to a length that is safe to log. */
export class InvalidModelNameError extends CodedError<'invalid-model-name'> {
  readonly text: string;

  constructor(text: string) {
    super(family, 'invalid-model-name', 'invalid model name');
    this.text = text.slice(0, 200);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is InvalidModelNameError {
    return isErrorOf(value, family);
  }
}
