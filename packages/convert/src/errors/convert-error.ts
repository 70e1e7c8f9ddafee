import { CodedError, isErrorOf } from '@puna/errors';

const family = 'convert';

/** What this package refuses, by code. */
export type ConvertErrorCode =
  | 'invalid-gguf'
  | 'split-gguf'
  | 'invalid-safetensors'
  | 'invalid-model-files'
  | 'unsupported-architecture'
  | 'unsupported-model';

/** Base of this package's errors. Messages never name a path, so that they can be shown to a client. */
export abstract class ConvertError<Code extends ConvertErrorCode = ConvertErrorCode> extends CodedError<Code> {
  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(family, code, message, options);
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is ConvertError {
    return isErrorOf(value, family);
  }
}
