import { EngineError } from './engine-error.js';

const code = 'invalid-format';

/** `format` is neither `json` nor a JSON Schema. */
export class InvalidFormatError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidFormatError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
