import { EngineError } from './engine-error.js';

const code = 'embedding-input';

/** A text can not be embedded as asked. */
export class EmbeddingInputError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is EmbeddingInputError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
