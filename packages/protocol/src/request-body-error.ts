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
export class RequestBodyError extends Error {
  override readonly name = 'RequestBodyError';
  readonly code: RequestBodyErrorCode;

  /** With `invalid-field`: the path of the field, as in `messages.0.content`; empty where the whole body is wrong. */
  readonly field: string | undefined;

  constructor(code: RequestBodyErrorCode, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}
