import { ContextExceededError } from '../../errors/context-exceeded-error.js';

/**
 * Refuses a query with a document that are too long together: a cut pair would get a wrong score.
 *
 * @param tokens of both, special ones included.
 * @param mostTokens that the model reads at once.
 * @param about whether `tokens` is an estimate.
 * @throws ContextExceededError
 */
export function checkPair(tokens: number, mostTokens: number, about = false): void {
  if (tokens <= mostTokens) return;
  throw new ContextExceededError(
    `Query and document together have ${about ? 'about ' : ''}${tokens} tokens, but this model reads ${mostTokens} at once. Shorten the document.`,
    { tokens, contextLength: mostTokens },
  );
}
