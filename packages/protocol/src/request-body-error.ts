import { CodedError, isErrorOf } from '@puna/errors';

const family = 'protocol/request-body';

/**
 * What is wrong with a request's body:
 * - `missing-body`: it is empty;
 * - `unexpected-end`: the JSON stops in the middle;
 * - `invalid-json`: it is no JSON;
 * - `too-deep`: arrays and objects are nested too deeply;
 * - `invalid-field`: it is JSON, but a field has the wrong type or a value that can't be used.
 */
export type RequestBodyErrorCode = 'missing-body' | 'unexpected-end' | 'invalid-json' | 'too-deep' | 'invalid-field';

/** A request's body can't be used. The message is the text that goes to the client. */
export class RequestBodyError extends CodedError<RequestBodyErrorCode> {
  /** With `invalid-field`: the path of the field, as in `messages.0.content`; empty where the whole body is wrong. */
  readonly field: string | undefined;

  constructor(code: RequestBodyErrorCode, message: string, field?: string) {
    super(family, code, message);
    this.field = field;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is RequestBodyError {
    return isErrorOf(value, family);
  }
}
