import { InvalidRequestError } from '../../errors/invalid-request-error.js';

/** @throws InvalidRequestError where a number is no token of a vocabulary: engines may crash on it. */
export function checkTokens(tokens: readonly number[], vocabularySize: number): void {
  const wrong = tokens.find((token) => !Number.isInteger(token) || token < 0 || token >= vocabularySize);
  if (wrong === undefined) return;
  throw new InvalidRequestError(
    `${wrong} is no token of this model: its tokens are whole numbers from 0 to ${vocabularySize - 1}.`,
  );
}
