import type { FinishReason, GenerateEvent } from '../../generate-event.js';
import type { LogProbability } from '../../log-probability.js';
import type { Warning } from '../../warning.js';
import { EventQueue } from '../events/event-queue.js';
import { OutputText } from '../text/output-text.js';
import type { TokenPiece } from '../text/token-piece.js';

/** What a generation is made of, prepared and checked. Adapters add what their engine needs. */
export interface TokenGenerationPlan {
  readonly promptTokens: readonly number[];
  readonly maxTokens: number;
  readonly stops: readonly string[];

  /** What of the request is not honoured; told before anything else. */
  readonly warnings: readonly Warning[];
}

/** What of a vocabulary is needed to write. */
export interface OutputVocabulary {
  piece(token: number): TokenPiece;

  /** Whether the token ends an answer. */
  endsAnswer(token: number): boolean;
}

/** One request on its way through an adapter's loop: its tokens, its text, its times. */
export class TokenGeneration<Plan extends TokenGenerationPlan> {
  readonly plan: Plan;
  readonly events = new EventQueue<GenerateEvent>();

  /** Tokens that are to be computed next: the rest of the prompt, then one at a time the ones that were chosen. */
  pending: readonly number[];

  /** Ended: its slot can be taken away between two steps. */
  over = false;
  readonly #vocabulary: OutputVocabulary;
  readonly #output: OutputText;
  readonly #submittedAt = performance.now();
  #startedAt = 0;
  #firstTokenAt = 0;
  #cachedTokens = 0;
  #generated = 0;

  constructor(plan: Plan, vocabulary: OutputVocabulary) {
    this.plan = plan;
    this.pending = plan.promptTokens;
    this.#vocabulary = vocabulary;
    this.#output = new OutputText(plan.stops);
    for (const warning of plan.warnings) this.events.push({ type: 'warning', warning });
  }

  /** Begins in a slot that holds the first `cachedTokens` tokens of the prompt already. */
  start(cachedTokens: number): void {
    this.#startedAt = performance.now();
    this.#cachedTokens = cachedTokens;
    this.pending = this.plan.promptTokens.slice(cachedTokens);
  }

  /** Whether a token is to be chosen after the prompt. */
  get wantsTokens(): boolean {
    return this.plan.maxTokens > 0;
  }

  /** Takes the token that was chosen. */
  accept(token: number, logProbability: LogProbability | undefined): void {
    if (this.over) return;
    if (this.#generated === 0) this.#firstTokenAt = performance.now();
    this.#generated++;
    if (this.#vocabulary.endsAnswer(token)) {
      this.finish('stop');
      return;
    }
    const event = this.#output.push(this.#vocabulary.piece(token), logProbability);
    if (event !== undefined) this.events.push(event);
    if (this.#output.stopText !== undefined) this.finish('stop');
    else if (this.#generated >= this.plan.maxTokens) this.finish('length');
    else this.pending = [token];
  }

  finish(reason: FinishReason): void {
    if (this.over) return;
    const now = performance.now();
    if (this.#output.stopText === undefined) {
      const rest = this.#output.flush();
      if (rest !== undefined) this.events.push(rest);
    }
    const { stopText } = this.#output;
    const firstTokenAt = this.#generated === 0 ? now : this.#firstTokenAt;
    this.events.push({
      type: 'done',
      reason: stopText === undefined ? reason : 'stop',
      ...(stopText === undefined ? {} : { stopText }),
      usage: {
        promptTokens: this.plan.promptTokens.length,
        cachedPromptTokens: this.#cachedTokens,
        generatedTokens: this.#generated,
        queueDuration: this.#startedAt - this.#submittedAt,
        promptDuration: firstTokenAt - this.#startedAt,
        generateDuration: now - firstTokenAt,
      },
    });
    this.over = true;
    this.events.end();
  }

  /** Ends at once with an error, or silently where nobody reads any more. */
  fail(error: unknown): void {
    this.over = true;
    this.events.fail(error);
  }

  /** Called once it is over and nothing computes for it any more. Adapters free here what their plan holds of native memory. */
  dispose(): void {
    this.over = true;
  }
}
