/** What the model thought. */
export interface ReasoningItem {
  readonly id: string;
  readonly type: 'reasoning';
  readonly summary: readonly { readonly type: 'summary_text'; readonly text: string }[];

  /** The same text, not encrypted: clients send it back with the next request. */
  readonly encrypted_content?: string;
}

/** A text of an answer. */
export interface OutputTextPart {
  readonly type: 'output_text';
  readonly text: string;
  readonly annotations: readonly never[];
  readonly logprobs: readonly never[];
}

/** The answer itself. */
export interface MessageItem {
  readonly id: string;
  readonly type: 'message';
  readonly status: 'in_progress' | 'completed';
  readonly role: 'assistant';
  readonly content: readonly OutputTextPart[];
}

/** A call that the client should make. */
export interface FunctionCallItem {
  readonly id: string;
  readonly type: 'function_call';
  readonly status: 'in_progress' | 'completed';
  readonly call_id: string;
  readonly name: string;

  /** JSON. */
  readonly arguments: string;
}

/** One item of an answer. */
export type ResponseOutputItem = ReasoningItem | MessageItem | FunctionCallItem;

/** Tokens of an answer. */
export interface ResponsesUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly total_tokens: number;
  readonly input_tokens_details: { readonly cached_tokens: number };
  readonly output_tokens_details: { readonly reasoning_tokens: number };
}

/** An answer with what was asked for. Fields that only echo the request are not typed further. */
export interface ResponsesResponse {
  readonly id: string;
  readonly object: 'response';

  /** Seconds since 1970. */
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly status: 'in_progress' | 'completed' | 'failed';
  readonly model: string;
  readonly output: readonly ResponseOutputItem[];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly usage: ResponsesUsage | null;
  readonly [echoed: string]: unknown;
}

/** One event of a streamed answer. */
export interface ResponsesStreamEvent {
  readonly type: string;

  /** Counts the events of a stream from 0. */
  readonly sequence_number: number;
  readonly [field: string]: unknown;
}
