import type { GenerationEvent } from '@puna/engine';
import type { ChatLogProbabilities, CompletionLogProbabilities, TokenLogprob } from '@puna/protocol';
import type { LogProbability, TokenProbability } from '@puna/runtime';

/** The log probabilities that come with an event. */
export function logProbabilitiesOf(event: GenerationEvent): readonly LogProbability[] {
  return event.type === 'content' || event.type === 'thinking' ? (event.logProbabilities ?? []) : [];
}

function encodeToken({ token, logProbability, bytes }: TokenProbability): TokenLogprob {
  return { token, logprob: logProbability, bytes: [...bytes] };
}

/** Log probabilities of a chat; no field where there are none. */
export function encodeChatLogProbabilities(entries: readonly LogProbability[]): {
  readonly logprobs?: ChatLogProbabilities;
} {
  if (entries.length === 0) return {};
  const content = entries.map((entry) => ({
    ...encodeToken(entry),
    top_logprobs: (entry.alternatives ?? []).map(encodeToken),
  }));
  return { logprobs: { content } };
}

/**
 * Log probabilities in the older form; no field where there are none.
 *
 * @param offset where the first token begins in the whole text, in UTF-16 units
 */
export function encodeCompletionLogProbabilities(
  entries: readonly LogProbability[],
  offset: number,
): { readonly logprobs?: CompletionLogProbabilities } {
  if (entries.length === 0) return {};
  let end = offset;
  const offsets = entries.map(({ token }) => {
    const start = end;
    end += token.length;
    return start;
  });
  return {
    logprobs: {
      tokens: entries.map(({ token }) => token),
      token_logprobs: entries.map(({ logProbability }) => logProbability),
      top_logprobs: entries.map(({ alternatives = [] }) =>
        Object.fromEntries(alternatives.map(({ token, logProbability }) => [token, logProbability])),
      ),
      text_offset: offsets,
    },
  };
}
