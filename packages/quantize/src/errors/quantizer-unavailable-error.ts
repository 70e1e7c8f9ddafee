import { QuantizeError } from './quantize-error.js';

/** llama.cpp's library is missing here, or is of another release than the one that this package knows. */
export class QuantizerUnavailableError extends QuantizeError<'quantizer-unavailable'> {
  constructor(reason: string, options?: ErrorOptions) {
    super('quantizer-unavailable', reason, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is QuantizerUnavailableError {
    return QuantizeError.isInstance(value) && value.code === 'quantizer-unavailable';
  }
}
