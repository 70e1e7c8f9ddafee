import { QuantizeError } from './quantize-error.js';

/** There is no such type, or llama.cpp makes it only with an importance matrix. */
export class UnknownQuantizationError extends QuantizeError<'unknown-quantization'> {
  /** What was asked for. */
  readonly type: string;

  /** The types that there are. */
  readonly known: readonly string[];

  constructor(type: string, known: readonly string[]) {
    super('unknown-quantization', `unknown quantization ${JSON.stringify(type)}; there are: ${known.join(', ')}`);
    this.type = type;
    this.known = known;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnknownQuantizationError {
    return QuantizeError.isInstance(value) && value.code === 'unknown-quantization';
  }
}
