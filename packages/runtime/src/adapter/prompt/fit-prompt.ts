import { ContextExceededError } from '../../errors/context-exceeded-error.js';

/** What decides how a prompt is fitted into a context. */
export interface FitOptions {
  readonly contextLength: number;

  /** Tokens at the start that survive a cut. See `keptTokens`. */
  readonly keep: number;

  /** Whether a prompt that is too long may be cut. */
  readonly truncate: boolean;
}

/**
 * How many tokens at the start survive: the asked number and the token that begins a text, at most all of the prompt.
 * Four tokens of the context always stay free to move, as in llama-server.
 */
export function keptTokens(
  asked: number | undefined,
  prompt: { readonly length: number; readonly hasPrefix: boolean },
  contextLength: number,
): number {
  const { length, hasPrefix } = prompt;
  const wanted = asked !== undefined && asked < 0 ? length : (asked ?? defaultKept) + (hasPrefix ? 1 : 0);
  return Math.max(0, Math.min(Math.trunc(wanted), length, contextLength - 4));
}

const defaultKept = 4;

/**
 * Cuts a prompt that leaves no room for an answer in the middle: the kept start and the end stay, and half of what is
 * not kept is free for the answer.
 *
 * @throws ContextExceededError where it does not fit and must not be cut.
 */
export function fitPrompt(tokens: readonly number[], { contextLength, keep, truncate }: FitOptions): readonly number[] {
  if (tokens.length < contextLength) return tokens;
  if (!truncate) {
    throw new ContextExceededError(
      `The prompt has ${tokens.length} tokens, but the context holds ${contextLength}, the answer included. Shorten the prompt or load the model with a longer context.`,
      { tokens: tokens.length, contextLength },
    );
  }
  const total = contextLength - Math.max(Math.floor((contextLength - keep) / 2), 1);
  const tail = Math.max(1, total - keep);
  return [...tokens.slice(0, keep), ...tokens.slice(-tail)];
}
