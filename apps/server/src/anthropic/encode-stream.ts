import type { GenerationEvent, ToolCallsEvent } from '@puna/engine';
import type { MessageStreamEvent } from '@puna/protocol';
import type { SseEvent } from '../http/sse-response.js';
import type { AnswerFrame } from './encode-message.js';
import { encodeStop, encodeUsage } from './stop-reason.js';

type PieceKind = 'content' | 'thinking';

/** Puts the pieces of an answer into blocks: one block is open at a time, with the next number. */
class BlockEncoder {
  #open: PieceKind | undefined;
  #index = -1;
  #hasCalls = false;

  get hasCalls(): boolean {
    return this.#hasCalls;
  }

  *piece(kind: PieceKind, text: string): Generator<MessageStreamEvent> {
    if (text === '') return;
    if (this.#open !== kind) {
      yield* this.close();
      this.#open = kind;
      this.#index += 1;
      yield {
        type: 'content_block_start',
        index: this.#index,
        content_block: kind === 'thinking' ? { type: 'thinking', thinking: '' } : { type: 'text', text: '' },
      };
    }
    yield {
      type: 'content_block_delta',
      index: this.#index,
      delta: kind === 'thinking' ? { type: 'thinking_delta', thinking: text } : { type: 'text_delta', text },
    };
  }

  /** The model's calls arrive whole, so each is a block with a single delta. */
  *calls(calls: ToolCallsEvent['calls']): Generator<MessageStreamEvent> {
    yield* this.close();
    for (const { id, name, arguments: input } of calls) {
      this.#hasCalls = true;
      this.#index += 1;
      const index = this.#index;
      yield { type: 'content_block_start', index, content_block: { type: 'tool_use', id, name, input: {} } };
      const delta = { type: 'input_json_delta', partial_json: JSON.stringify(input) } as const;
      yield { type: 'content_block_delta', index, delta };
      yield { type: 'content_block_stop', index };
    }
  }

  *close(): Generator<MessageStreamEvent> {
    if (this.#open === undefined) return;
    this.#open = undefined;
    yield { type: 'content_block_stop', index: this.#index };
  }
}

function* encodeEvent(
  event: GenerationEvent,
  blocks: BlockEncoder,
  { stopSequences }: AnswerFrame,
): Generator<MessageStreamEvent> {
  switch (event.type) {
    case 'content':
    case 'thinking':
      yield* blocks.piece(event.type, event.text);
      return;
    case 'tool-calls':
      yield* blocks.calls(event.calls);
      return;
    case 'done':
      yield* blocks.close();
      yield {
        type: 'message_delta',
        delta: encodeStop(event, { hasCalls: blocks.hasCalls, stopSequences }),
        usage: encodeUsage(event),
      };
      yield { type: 'message_stop' };
      return;
    case 'rendered':
    case 'warning':
      return;
  }
}

/**
 * The events of an answer as those of Anthropic's API. Nothing comes before the first event of the answer, so that a
 * failure before it can be told as an HTTP status.
 *
 * @param inputTokens asked when the answer has begun
 */
export async function* encodeStream(
  events: AsyncIterable<GenerationEvent>,
  frame: AnswerFrame,
  inputTokens: () => number,
): AsyncGenerator<MessageStreamEvent> {
  const blocks = new BlockEncoder();
  let begun = false;
  for await (const event of events) {
    if (!begun) {
      begun = true;
      const usage = { input_tokens: inputTokens(), output_tokens: 0 };
      const { id, model } = frame;
      yield { type: 'message_start', message: { id, type: 'message', role: 'assistant', model, content: [], usage } };
    }
    yield* encodeEvent(event, blocks, frame);
  }
}

/** An event as it is sent: with its type as its name too. */
export function namedEvent(event: MessageStreamEvent): SseEvent {
  return { event: event.type, data: event };
}

/** Events as they are sent. */
export async function* namedEvents(events: AsyncIterable<MessageStreamEvent>): AsyncGenerator<SseEvent> {
  for await (const event of events) yield namedEvent(event);
}
