import type { LogProbability, RemoteModel, ToolCall, Warning } from '@puna/runtime';

/** What generate and chat yield. Every API encodes this one stream; `done` or `rendered` is the last event. */
export type GenerationEvent =
  | PieceEvent
  | ToolCallsEvent
  | GenerationWarningEvent
  | RenderedEvent
  | GenerationDoneEvent;

/** A piece of the answer, or of the thinking before it. */
export interface PieceEvent {
  readonly type: 'content' | 'thinking';
  readonly text: string;
  readonly logProbabilities?: readonly LogProbability[];
}

/** Calls that the model wants made. */
export interface ToolCallsEvent {
  readonly type: 'tool-calls';
  readonly calls: readonly Required<ToolCall>[];
}

/** An option was not honoured. */
export interface GenerationWarningEvent {
  readonly type: 'warning';
  readonly warning: Warning;
}

/** The prompt, where the request asked to see it instead of an answer. */
export interface RenderedEvent {
  readonly type: 'rendered';
  readonly prompt: string;
  readonly mediaCount: number;
}

/** The end of an answer. */
export interface GenerationDoneEvent {
  readonly type: 'done';

  /** `stop`, `length`; `load` and `unload` answer requests without a prompt. */
  readonly reason: 'stop' | 'length' | 'load' | 'unload';

  /** The stop text that ended the answer, where one did. */
  readonly stopText?: string;

  /** Absent after `load` and `unload`. */
  readonly usage?: GenerationUsage;

  /** Where the model runs, if not here. */
  readonly remote?: RemoteModel;

  /** The tokens of prompt and answer, for `generate` that is not raw. */
  readonly context?: readonly number[];
}

/** What an answer took. Durations are in milliseconds, with fractions. */
export interface GenerationUsage {
  /** From the arrival of the request to its end. */
  readonly totalDuration: number;

  /** From the arrival of the request until the model was ready. */
  readonly loadDuration: number;
  readonly promptTokens: number;
  readonly cachedPromptTokens: number;
  readonly promptDuration: number;
  readonly generatedTokens: number;
  readonly generateDuration: number;
}
