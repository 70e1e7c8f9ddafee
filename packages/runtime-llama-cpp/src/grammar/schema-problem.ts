import { InvalidRequestError } from '@puna/runtime';

/** A schema that no grammar can express. `details.keyword` names the keyword. */
export function schemaProblem(keyword: string, reason: string): InvalidRequestError {
  return new InvalidRequestError(`The JSON Schema can't be used: ${keyword} ${reason}.`, { keyword });
}
