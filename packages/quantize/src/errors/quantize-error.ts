import { CodedError, isErrorOf } from '@puna/errors';

const family = 'quantize';

/** What can go wrong in this package, by code. */
export type QuantizeErrorCode =
  | 'quantizer-unavailable'
  | 'unknown-quantization'
  | 'quantization-failed'
  | 'quantizer-crashed';

/** Base of this package's errors. Messages never name the source or the target, so that they can be shown to a client. */
export abstract class QuantizeError<Code extends QuantizeErrorCode = QuantizeErrorCode> extends CodedError<Code> {
  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(family, code, message, options);
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is QuantizeError {
    return isErrorOf(value, family);
  }
}
