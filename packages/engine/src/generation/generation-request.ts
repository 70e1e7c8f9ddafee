import type { ChatMessage, LogProbabilityRequest, Media, Tool, ToolChoice } from '@puna/runtime';

/** What generate and chat requests have in common. */
export interface GenerationRequest {
  /** The name as the client sent it. */
  readonly model: string;

  /** `"json"`, a JSON Schema, or nothing. */
  readonly format?: unknown;

  /** Options by their wire names (`num_ctx`, `temperature` …), as models store them too. */
  readonly options?: Readonly<Record<string, unknown>>;

  /** Milliseconds that the model stays loaded when idle; 0 unloads it after this request; absent: as before. */
  readonly keepAlive?: number;

  /** Whether, or how much, to think; absent: yes, where the model can. */
  readonly think?: boolean | string;

  /** Drop the oldest messages until the rest fits. Default true. */
  readonly truncate?: boolean;

  /** Shift a full context. Default: as the model's family needs it. */
  readonly shift?: boolean;
  readonly logProbabilities?: LogProbabilityRequest;

  /** Added to the logits of tokens, by token id, so that they are chosen more often or less. */
  readonly logitBias?: Readonly<Record<string, number>>;

  /** Answer with the rendered prompt instead of generating. */
  readonly renderOnly?: boolean;
  readonly signal?: AbortSignal;
}

/** Continue a prompt. */
export interface GenerateTextRequest extends GenerationRequest {
  readonly prompt?: string;

  /** What comes after the answer: fill in the middle. */
  readonly suffix?: string;
  readonly system?: string;

  /** Replaces the model's template. */
  readonly template?: string;

  /** Tokens of an earlier answer to go on from. */
  readonly context?: readonly number[];

  /** Give the prompt to the model as it is. */
  readonly raw?: boolean;

  /** Images and sounds, as a chat message has them. */
  readonly media?: readonly Media[];
}

/** Answer a conversation. */
export interface ChatRequest extends GenerationRequest {
  readonly messages?: readonly ChatMessage[];
  readonly tools?: readonly Tool[];

  /** Whether the model may (`auto`, the default), must not or must call a tool, or which one it must call. */
  readonly toolChoice?: ToolChoice;

  /** Whether one answer may hold several calls. Default true. */
  readonly parallelToolCalls?: boolean;

  /** Called with the tokens of the prompt before it is read. The prompt is counted for this alone. */
  readonly onPrompt?: (tokens: number) => void;
}
