import type { ToolCall } from './chat-message.js';
import type { LogProbability } from './log-probability.js';
import type { Warning } from './warning.js';

/** What `LoadedModel.generate` yields. `done` is the last event, and the only one that always comes. */
export type GenerateEvent = TextEvent | ThinkingEvent | ToolCallEvent | WarningEvent | DoneEvent;

/** A piece of the output. Pieces never split a character and never hold part of a stop text. */
export interface TextEvent {
  readonly type: 'text';
  readonly text: string;

  /** One entry for each token in this piece, where asked for. */
  readonly logProbabilities?: readonly LogProbability[];
}

/** A piece of the model's thinking, from adapters that render and parse chats themselves. */
export interface ThinkingEvent {
  readonly type: 'thinking';
  readonly text: string;
}

/** A tool call, from adapters that render and parse chats themselves. */
export interface ToolCallEvent {
  readonly type: 'tool-call';
  readonly call: ToolCall;
}

/** An option was not honoured. */
export interface WarningEvent {
  readonly type: 'warning';
  readonly warning: Warning;
}

/** The generation ended. */
export interface DoneEvent {
  readonly type: 'done';
  readonly reason: FinishReason;

  /** The entry of `stop` that ended the generation, where one did. */
  readonly stopText?: string;
  readonly usage: GenerateUsage;
}

/** `stop`: the model ended its answer or a stop text came; `length`: `maxTokens` or the context's end was reached. */
export type FinishReason = 'stop' | 'length';

/** What a generation took. Durations are in milliseconds, with fractions. */
export interface GenerateUsage {
  /** Tokens of the prompt, those from the cache included. */
  readonly promptTokens: number;

  /** Tokens of the prompt that were in a slot already and were not read again. */
  readonly cachedPromptTokens: number;

  /** Tokens that were generated, the one that ended the answer included. */
  readonly generatedTokens: number;

  /** Time spent waiting for a free slot. */
  readonly queueDuration: number;

  /** Time from getting the slot to the first token. */
  readonly promptDuration: number;

  /** Time from the first token to the last. */
  readonly generateDuration: number;
}
