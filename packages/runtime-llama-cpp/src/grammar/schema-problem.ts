import { InvalidRequestError } from '@puna/runtime';

/** A schema that no grammar can express. `details.keyword` names the keyword. */
export function schemaProblem(keyword: string, reason: string): InvalidRequestError {
  return new InvalidRequestError(messageOf(keyword, reason), { keyword });
}

/**
 * A schema that no value satisfies. A part of a schema may be like that (an alternative that never applies, a forbidden
 * property); the whole may not.
 */
export class UnsatisfiableSchemaError extends InvalidRequestError {
  constructor(keyword: string, reason: string) {
    super(messageOf(keyword, reason), { keyword });
  }
}

function messageOf(keyword: string, reason: string): string {
  return `The JSON Schema can't be used: ${keyword} ${reason}.`;
}
