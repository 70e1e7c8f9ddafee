import { InvalidRequestError } from '../../errors/invalid-request-error.js';
import type { SamplingSettings } from '../../sampling-settings.js';

/** The biases of a request: tokens and what is added to their logits. @throws InvalidRequestError where one can't be. */
export function checkedBias(
  bias: SamplingSettings['logitBias'] = {},
  vocabularySize: number,
): readonly (readonly [token: number, bias: number])[] {
  return Object.entries(bias).map(([id, value]) => {
    const token = Number(id);
    if (!Number.isInteger(token) || token < 0 || token >= vocabularySize) {
      throw new InvalidRequestError(
        `A bias is given for the token ${id}, but the ids of this model's tokens are whole numbers from 0 to ${vocabularySize - 1}.`,
        { token },
      );
    }
    if (!Number.isFinite(value))
      throw new InvalidRequestError(`The bias of the token ${token} is no number.`, { token });
    return [token, value];
  });
}
