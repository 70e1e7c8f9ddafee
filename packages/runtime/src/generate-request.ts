import type { ChatMessage, Media, Tool, ToolChoice } from './chat-message.js';
import type { OutputConstraint } from './output-constraint.js';
import type { SamplingSettings } from './sampling-settings.js';

/** One generation. */
export interface GenerateRequest {
  /** What the model reads: text, or messages where `capabilities.chat` is declared. */
  readonly input: PromptInput | ChatInput;

  readonly sampling?: SamplingSettings;

  /** The most tokens to generate. Absent: until the model ends or the context is full. */
  readonly maxTokens?: number;

  /** Texts that end the generation. They are not part of the output, nor is any part of them. */
  readonly stop?: readonly string[];

  /** Holds the output to a form. Needs `capabilities.constrainedOutput`. */
  readonly constraint?: OutputConstraint;

  /** Log probabilities for each generated token. Needs `capabilities.logProbabilities`. */
  readonly logProbabilities?: LogProbabilityRequest;

  /**
   * Tokens at the start of the prompt that survive when the context is shifted or a long prompt is cut;
   * negative keeps all of them. Default 4.
   */
  readonly keepTokens?: number;

  /** A prompt longer than the context is cut in the middle (true, the default) or refused with a `ContextExceededError`. */
  readonly truncatePrompt?: boolean;

  /** Aborts the generation. */
  readonly signal?: AbortSignal;
}

/** A rendered prompt. */
export interface PromptInput {
  readonly type: 'prompt';

  /** Spellings of control tokens are read as those tokens; BOS is added where the model wants it and the text lacks it. */
  readonly text: string;

  /**
   * Images or sounds, in order. Each stands where the text has its `mediaMarker`; as many markers as items. Needs
   * `capabilities.vision` or `capabilities.audio`; where `capabilities.chat` is declared too, an adapter may take media in
   * conversations alone, and refuses them here with an `UnsupportedError`. Without media, the marker's spelling is text like any other.
   */
  readonly media?: readonly Media[];
}

/** The place of an image or a sound in a prompt. An adapter whose engine has another spelling puts that in its place. */
export const mediaMarker = '<__media__>';

/** A conversation that the adapter renders itself. */
export interface ChatInput {
  readonly type: 'chat';
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly Tool[];

  /** Absent: `auto`. */
  readonly toolChoice?: ToolChoice;

  /** Whether one answer may hold several calls. Absent: as the engine does by default. */
  readonly parallelToolCalls?: boolean;

  /** Whether, or how much, the model should think before it answers. Absent: as the model does by default. */
  readonly think?: boolean | string;
}

/** How many log probabilities are wanted. */
export interface LogProbabilityRequest {
  /** The most likely alternatives to give for each token besides the token itself, 0 to 20. */
  readonly alternatives: number;
}
