import { ConvertError } from './convert-error.js';

/** The parts of a split GGUF file do not make a whole. The texts are Ollama's (contract: api, section 13). */
export class SplitGgufError extends ConvertError<'split-gguf'> {
  constructor(message: string, options?: ErrorOptions) {
    super('split-gguf', message, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is SplitGgufError {
    return ConvertError.isInstance(value) && value.code === 'split-gguf';
  }
}
