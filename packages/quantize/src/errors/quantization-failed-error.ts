import { QuantizeError } from './quantize-error.js';

/** llama.cpp refused: the file is damaged, of an unknown architecture, or quantised already. The message is its own last one. */
export class QuantizationFailedError extends QuantizeError<'quantization-failed'> {
  /** All lines that llama.cpp logged as errors, oldest first: the first one often says most. */
  readonly errorLines: readonly string[];

  constructor(errorLines: readonly string[]) {
    super('quantization-failed', `the model was not quantised: ${errorLines.at(-1) ?? 'llama.cpp gave no reason'}`);
    this.errorLines = errorLines;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is QuantizationFailedError {
    return QuantizeError.isInstance(value) && value.code === 'quantization-failed';
  }
}
