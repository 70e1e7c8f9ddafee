import { ConvertError } from './convert-error.js';

/**
 * The architecture is known, but the model has something that llama.cpp can't compute or that is not converted: a setting,
 * a tokenizer, a tensor. The message names it.
 */
export class UnsupportedModelError extends ConvertError<'unsupported-model'> {
  constructor(message: string, options?: ErrorOptions) {
    super('unsupported-model', message, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnsupportedModelError {
    return ConvertError.isInstance(value) && value.code === 'unsupported-model';
  }
}
