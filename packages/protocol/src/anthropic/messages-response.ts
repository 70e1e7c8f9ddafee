/** One block of an answer. */
export type AnswerBlock = ThinkingBlock | TextBlock | ToolUseBlock;

/** What the model thought. Without a signature: nothing here could check one. */
export interface ThinkingBlock {
  readonly type: 'thinking';
  readonly thinking: string;
}

/** A piece of the answer itself. */
export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
}

/** A call that the client should make. */
export interface ToolUseBlock {
  readonly type: 'tool_use';
  readonly id: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Why an answer ended. */
export type StopReason = 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use';

/** Tokens of prompt and answer. */
export interface MessageUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
}

/** An answer. `stop_reason` is absent in the message that begins a stream. */
export interface MessageResponse {
  readonly id: string;
  readonly type: 'message';
  readonly role: 'assistant';

  /** As sent. */
  readonly model: string;
  readonly content: readonly AnswerBlock[];
  readonly stop_reason?: StopReason;

  /** The stop sequence that ended the answer, where one did. */
  readonly stop_sequence?: string;
  readonly usage: MessageUsage;
}

/** A piece of a block. */
export type BlockDelta =
  | { readonly type: 'thinking_delta'; readonly thinking: string }
  | { readonly type: 'text_delta'; readonly text: string }
  | { readonly type: 'input_json_delta'; readonly partial_json: string };

/** One event of a streamed answer. */
export type MessageStreamEvent =
  | { readonly type: 'message_start'; readonly message: MessageResponse }
  | { readonly type: 'content_block_start'; readonly index: number; readonly content_block: AnswerBlock }
  | { readonly type: 'content_block_delta'; readonly index: number; readonly delta: BlockDelta }
  | { readonly type: 'content_block_stop'; readonly index: number }
  | {
      readonly type: 'message_delta';
      readonly delta: { readonly stop_reason: StopReason; readonly stop_sequence?: string };
      readonly usage: MessageUsage;
    }
  | { readonly type: 'message_stop' }
  | AnthropicErrorResponse;

/** Kinds of failures. */
export type AnthropicErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'rate_limit_error'
  | 'overloaded_error'
  | 'api_error';

/** What a program can tell a failure by, where its kind does not say enough. */
export interface AnthropicErrorDetails {
  readonly error_code: string;
}

/** A failed request; in a stream, the last event. */
export interface AnthropicErrorResponse {
  readonly type: 'error';
  readonly error: {
    readonly type: AnthropicErrorType;
    readonly message: string;
    readonly details?: AnthropicErrorDetails;
  };

  /** `req_` and 24 hexadecimal digits, also in the header `request-id`. */
  readonly request_id: string;
}
