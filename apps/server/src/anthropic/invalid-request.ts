import { RequestBodyError } from '@puna/protocol';

/** A request that can't be used, with the text for the client. */
export function invalidRequest(message: string, field?: string): RequestBodyError {
  return new RequestBodyError('invalid-field', message, field);
}
