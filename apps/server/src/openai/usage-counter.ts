import type { GenerationUsage } from '@puna/engine';
import type { OpenAiUsage } from '@puna/protocol';

/** Adds up the tokens of all answers to one request. They share the prompt, so it counts once. */
export class UsageCounter {
  #promptTokens = 0;
  #completionTokens = 0;
  #cachedTokens = 0;

  add(usage: GenerationUsage | undefined): void {
    if (usage === undefined) return;
    this.#promptTokens = Math.max(this.#promptTokens, usage.promptTokens);
    this.#cachedTokens = Math.max(this.#cachedTokens, usage.cachedPromptTokens);
    this.#completionTokens += usage.generatedTokens;
  }

  encode(): OpenAiUsage {
    return {
      prompt_tokens: this.#promptTokens,
      completion_tokens: this.#completionTokens,
      total_tokens: this.#promptTokens + this.#completionTokens,
      prompt_tokens_details: { cached_tokens: this.#cachedTokens },
    };
  }
}
