import type { GenerationDoneEvent, GenerationEvent, ToolCallsEvent } from '@puna/engine';
import type {
  FunctionCallItem,
  MessageItem,
  OutputTextPart,
  ReasoningItem,
  ResponseOutputItem,
  ResponsesResponse,
  ResponsesStreamEvent,
  ResponsesUsage,
} from '@puna/protocol';
import { unixSeconds } from '../openai/unix-seconds.js';

/** A text that is still being written. */
interface OpenItem {
  readonly kind: 'content' | 'thinking';
  readonly id: string;
  text: string;
}

function textPart(text: string): OutputTextPart {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

function encodeUsage({ usage }: GenerationDoneEvent): ResponsesUsage {
  const [input, output] = [usage?.promptTokens ?? 0, usage?.generatedTokens ?? 0];
  return {
    input_tokens: input,
    output_tokens: output,
    total_tokens: input + output,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens_details: { reasoning_tokens: 0 },
  };
}

/** Turns the engine's events into those of this API. What it has built is also the answer that is not streamed. */
export class ResponseEncoder {
  #response: ResponsesResponse;
  readonly #output: ResponseOutputItem[] = [];
  #open: OpenItem | undefined;
  #sequence = 0;

  constructor(response: ResponsesResponse) {
    this.#response = response;
  }

  /** As far as it is known. */
  get response(): ResponsesResponse {
    return { ...this.#response, output: [...this.#output] };
  }

  *begin(): Generator<ResponsesStreamEvent> {
    yield this.#event('response.created', { response: this.response });
    yield this.#event('response.in_progress', { response: this.response });
  }

  *push(event: GenerationEvent): Generator<ResponsesStreamEvent> {
    if (event.type === 'content' || event.type === 'thinking') yield* this.#piece(event.type, event.text);
    else if (event.type === 'tool-calls') yield* this.#calls(event.calls);
    else if (event.type === 'done') yield* this.#done(event);
  }

  /** The last event where the answer failed. */
  fail(message: string): ResponsesStreamEvent {
    this.#response = { ...this.#response, status: 'failed', error: { code: 'server_error', message } };
    return this.#event('response.failed', { response: this.response });
  }

  #event(type: string, fields: Readonly<Record<string, unknown>>): ResponsesStreamEvent {
    const event = { type, sequence_number: this.#sequence, ...fields };
    this.#sequence += 1;
    return event;
  }

  /** Where the item that is open, or comes next, stands in the output. */
  get #place(): { output_index: number } {
    return { output_index: this.#output.length };
  }

  *#piece(kind: OpenItem['kind'], text: string): Generator<ResponsesStreamEvent> {
    if (text === '') return;
    if (this.#open?.kind !== kind) {
      yield* this.#close();
      yield* this.#start(kind);
    }
    const open = this.#open;
    if (open === undefined) return;
    open.text += text;
    yield kind === 'thinking'
      ? this.#event('response.reasoning_summary_text.delta', {
          item_id: open.id,
          ...this.#place,
          summary_index: 0,
          delta: text,
        })
      : this.#event('response.output_text.delta', {
          item_id: open.id,
          ...this.#place,
          content_index: 0,
          delta: text,
          logprobs: [],
        });
  }

  *#start(kind: OpenItem['kind']): Generator<ResponsesStreamEvent> {
    const id = `${kind === 'thinking' ? 'rs' : 'msg'}_${this.#response.id}_${this.#output.length}`;
    this.#open = { kind, id, text: '' };
    if (kind === 'thinking') {
      const item: ReasoningItem = { id, type: 'reasoning', summary: [] };
      yield this.#event('response.output_item.added', { ...this.#place, item });
      // The official client puts the thinking together only behind this event; the original does not send it.
      const part = { type: 'summary_text', text: '' };
      yield this.#event('response.reasoning_summary_part.added', {
        item_id: id,
        ...this.#place,
        summary_index: 0,
        part,
      });
      return;
    }
    const item: MessageItem = { id, type: 'message', status: 'in_progress', role: 'assistant', content: [] };
    yield this.#event('response.output_item.added', { ...this.#place, item });
    yield this.#event('response.content_part.added', {
      item_id: id,
      ...this.#place,
      content_index: 0,
      part: textPart(''),
    });
  }

  *#close(): Generator<ResponsesStreamEvent> {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    const { id, text } = open;
    if (open.kind === 'thinking') {
      const summary = { item_id: id, ...this.#place, summary_index: 0, text };
      yield this.#event('response.reasoning_summary_text.done', summary);
      const part = { type: 'summary_text', text };
      yield this.#event('response.reasoning_summary_part.done', {
        item_id: id,
        ...this.#place,
        summary_index: 0,
        part,
      });
      yield* this.#finish({
        id,
        type: 'reasoning',
        summary: [{ type: 'summary_text', text }],
        encrypted_content: text,
      });
      return;
    }
    const place = { item_id: id, ...this.#place, content_index: 0 };
    yield this.#event('response.output_text.done', { ...place, text, logprobs: [] });
    yield this.#event('response.content_part.done', { ...place, part: textPart(text) });
    yield* this.#finish({ id, type: 'message', status: 'completed', role: 'assistant', content: [textPart(text)] });
  }

  *#finish(item: ResponseOutputItem): Generator<ResponsesStreamEvent> {
    yield this.#event('response.output_item.done', { ...this.#place, item });
    this.#output.push(item);
  }

  *#calls(calls: ToolCallsEvent['calls']): Generator<ResponsesStreamEvent> {
    yield* this.#close();
    for (const { id: callId, index, name, arguments: values } of calls) {
      const item: FunctionCallItem = {
        id: `fc_${this.#response.id}_${index}`,
        type: 'function_call',
        status: 'completed',
        call_id: callId,
        name,
        arguments: JSON.stringify(values),
      };
      const place = { item_id: item.id, ...this.#place };
      const started: FunctionCallItem = { ...item, status: 'in_progress', arguments: '' };
      yield this.#event('response.output_item.added', { ...this.#place, item: started });
      yield this.#event('response.function_call_arguments.delta', { ...place, delta: item.arguments });
      yield this.#event('response.function_call_arguments.done', { ...place, name, arguments: item.arguments });
      yield* this.#finish(item);
    }
  }

  *#done(done: GenerationDoneEvent): Generator<ResponsesStreamEvent> {
    yield* this.#close();
    this.#response = {
      ...this.#response,
      status: 'completed',
      completed_at: unixSeconds(),
      usage: encodeUsage(done),
    };
    yield this.#event('response.completed', { response: this.response });
  }
}
