import type { ChatMessage, Tool } from '@puna/runtime';
import type { TemplateLanguage } from '../errors/template-language.js';

/** Turns a conversation into the text that a model reads. */
export interface ChatTemplate {
  readonly language: TemplateLanguage;
  readonly source: string;
  readonly features: TemplateFeatures;

  /** What the model writes around its thinking, where the template shows it. */
  readonly thinkingTags?: ThinkingTags;

  /** What stands before a tool call in the model's answer; `{` where the call is bare JSON. Present with `features.tools`. */
  readonly toolCallTag?: string;

  /**
   * Renders a conversation. Consecutive messages of one role are joined by a blank line in Go templates, as these
   * expect; Jinja templates get them as they are.
   *
   * Throws a `TemplateExecutionError`, or a `ConversationRefusedError` where a Jinja template refuses the conversation.
   */
  render(input: RenderInput): string;

  /** Renders a text with a gap. Present with `features.insert`. Throws a `TemplateExecutionError`. */
  readonly renderInsert?: (input: InsertInput) => string;
}

/** What a template knows to render. */
export interface TemplateFeatures {
  /** Descriptions of tools that the model may call. */
  readonly tools: boolean;

  /** Thinking before the answer. */
  readonly thinking: boolean;

  /** A text with a gap that the model fills. */
  readonly insert: boolean;
}

/** What stands before and after a model's thinking, without white space around it, for example `<think>`, `</think>`. */
export interface ThinkingTags {
  readonly open: string;
  readonly close: string;
}

/** A conversation to render. */
export interface RenderInput {
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly Tool[];

  /** Whether (true, false) or how much (`low`, `medium`, `high`, `max`) to think. Absent: the template decides. */
  readonly think?: boolean | string;

  /** Whether the text ends where the assistant's answer begins. Default true. Go templates always do that. */
  readonly addGenerationPrompt?: boolean;
}

/** A text with a gap. */
export interface InsertInput {
  /** What stands before the gap. */
  readonly prompt: string;

  /** What stands after it. */
  readonly suffix: string;
}
