import type { DoneEvent, FinishReason, GenerateUsage, LogProbability, TextEvent } from '@puna/runtime';
import { type JsonObject, listIn, numberIn, objectIn, StopMatcher, textIn } from '@puna/runtime/adapter';
import type { GenerationPlan } from './plan-generation.js';
import { readLogProbabilities } from './log-probabilities.js';

/** What comes of one event of the server. */
export interface CompletionStep {
  readonly text?: TextEvent | undefined;

  /** Present at the end. */
  readonly done?: DoneEvent | undefined;
}

/**
 * Turns the server's events of one generation into those of the contract.
 *
 * Stop texts are looked for here: the server loses what it held back for one where its last token comes before it is sure.
 */
export class Completion {
  readonly #plan: GenerationPlan;
  readonly #endTokens: ReadonlyMap<number, string>;
  readonly #stops: StopMatcher;
  readonly #queueDuration: number;
  #logProbabilities: LogProbability[] = [];
  #promptTokens = 0;
  #timings: JsonObject = {};

  constructor(plan: GenerationPlan, endTokens: ReadonlyMap<number, string>, queueDuration: number) {
    this.#plan = plan;
    this.#endTokens = endTokens;
    this.#stops = new StopMatcher(plan.stops);
    this.#queueDuration = queueDuration;
  }

  /** What the answer begins with, although the model does not write it. */
  start(): CompletionStep {
    return this.#take(this.#plan.before);
  }

  /** Takes an event of the server. */
  push(event: JsonObject): CompletionStep {
    this.#promptTokens = numberIn(event['tokens_evaluated'], this.#promptTokens);
    const timings = objectIn(event['timings']);
    if (Object.keys(timings).length > 0) this.#timings = timings;
    const ending = this.#endingOf(event);
    if (ending === undefined && this.#plan.alternatives !== undefined)
      this.#logProbabilities.push(...readLogProbabilities(event, this.#plan.alternatives));
    const content = this.#plan.silent ? '' : textIn(event['content']);
    const step = this.#take(
      ending !== undefined && content.endsWith(ending) ? content.slice(0, -ending.length) : content,
    );
    if (step.done !== undefined || event['stop'] !== true) return step;
    const rest = this.#event((step.text?.text ?? '') + this.#stops.flush(), step.text?.logProbabilities);
    return { text: rest, done: this.#done(event['stop_type'] === 'limit' ? 'length' : 'stop') };
  }

  /** The spelling of the token that ends the answer, where this event holds one: it is no part of the answer. */
  #endingOf(event: JsonObject): string | undefined {
    const token = listIn(event['tokens']).at(-1);
    return typeof token === 'number' ? this.#endTokens.get(token) : undefined;
  }

  #take(content: string): CompletionStep {
    const { text, stop } = this.#stops.push(content);
    return { text: this.#event(text), done: stop === undefined ? undefined : this.#done('stop', stop) };
  }

  #event(text: string, earlier: readonly LogProbability[] = []): TextEvent | undefined {
    if (text === '') return undefined;
    const logProbabilities = [...earlier, ...this.#logProbabilities];
    this.#logProbabilities = [];
    return { type: 'text', text, ...(logProbabilities.length === 0 ? {} : { logProbabilities }) };
  }

  #done(reason: FinishReason, stopText?: string): DoneEvent {
    return { type: 'done', reason, ...(stopText === undefined ? {} : { stopText }), usage: this.#usage() };
  }

  #usage(): GenerateUsage {
    return {
      promptTokens: this.#promptTokens,
      cachedPromptTokens: numberIn(this.#timings['cache_n']),
      generatedTokens: this.#plan.silent ? 0 : numberIn(this.#timings['predicted_n']),
      queueDuration: this.#queueDuration,
      promptDuration: numberIn(this.#timings['prompt_ms']),
      generateDuration: numberIn(this.#timings['predicted_ms']),
    };
  }
}
