import { EngineError } from './engine-error.js';

const code = 'quantization';

/** The model can not be brought to the quantisation that was asked for. */
export class QuantizationError extends EngineError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is QuantizationError {
    return EngineError.isInstance(value) && value.code === code;
  }
}
