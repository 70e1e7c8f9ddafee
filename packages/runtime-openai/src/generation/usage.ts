import { isJsonObject } from '@puna/runtime/adapter';

/** Counts of tokens, as a host tells them. */
export interface TokenCounts {
  readonly promptTokens: number;
  readonly cachedPromptTokens: number;
  readonly generatedTokens: number;
}

/** The counts in a `usage` object. Undefined where it is none. */
export function readUsage(usage: unknown): TokenCounts | undefined {
  if (!isJsonObject(usage) || typeof usage['prompt_tokens'] !== 'number') return undefined;
  const details = isJsonObject(usage['prompt_tokens_details']) ? usage['prompt_tokens_details'] : {};
  const promptTokens = usage['prompt_tokens'];
  return {
    promptTokens,
    cachedPromptTokens: Math.min(promptTokens, numberOf(details['cached_tokens'])),
    generatedTokens: numberOf(usage['completion_tokens']),
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}
