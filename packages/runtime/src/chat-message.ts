import type { JsonSchema } from './output-constraint.js';

/** One message of a conversation. */
export interface ChatMessage {
  /** `system`, `user`, `assistant` or `tool`; others are passed to the template as they are. */
  readonly role: string;
  readonly content: string;

  /** What the model thought before this answer. */
  readonly thinking?: string;

  /**
   * Images or audio that belong to this message, in order. Each stands at the next `mediaPlaceholder` in the content; those
   * that are left when there are no more, in front of it.
   */
  readonly media?: readonly Media[];

  /** Calls that the assistant made. */
  readonly toolCalls?: readonly ToolCall[];

  /** On a `tool` message: the tool whose result this is. */
  readonly toolName?: string;

  /** On a `tool` message: the id of the call whose result this is. */
  readonly toolCallId?: string;
}

/** Where a message's text says that one of its media belongs. Clients of Ollama's API write it, too. */
export const mediaPlaceholder = '[img]';

/** A picture or a sound. */
export interface Media {
  readonly type: 'image' | 'audio';
  readonly bytes: Uint8Array;
}

/** A call of a tool that the model wants made. */
export interface ToolCall {
  readonly id?: string;
  readonly name: string;

  /** The arguments by name, in the order in which the model wrote them. */
  readonly arguments: Readonly<Record<string, unknown>>;

  /** Place among the calls of one answer, from 0. */
  readonly index?: number;
}

/** A tool that the model may call. */
export interface Tool {
  /** `function`. */
  readonly type: string;
  readonly function: ToolFunction;
}

/** A function that the model may call. */
export interface ToolFunction {
  readonly name: string;
  readonly description?: string;

  /** A JSON Schema of type `object` that describes the arguments. */
  readonly parameters?: JsonSchema;
}

/** Whether the model may (`auto`), must not or must call a tool, or which one it must call. */
export type ToolChoice = 'auto' | 'none' | 'required' | { readonly name: string };
