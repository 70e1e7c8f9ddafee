import type { GenerationEvent } from '@puna/engine';
import { decodeRequest, responsesRequestSchema } from '@puna/protocol';
import { describe, expect, it } from 'vitest';
import { ResponseEncoder } from './encode-response.js';
import { beginResponse } from './response-object.js';

const body = decodeRequest(responsesRequestSchema, { model: 'm', input: 'x' }, 'ResponsesRequest');
const start = (): ResponseEncoder => new ResponseEncoder(beginResponse(body, 'resp_1'));

describe('events of a response', () => {
  it('open and close one item after the other', () => {
    const events: GenerationEvent[] = [
      { type: 'thinking', text: 'hm' },
      { type: 'content', text: 'Let ' },
      { type: 'content', text: 'me' },
      { type: 'tool-calls', calls: [{ id: 'call_1', index: 0, name: 'f', arguments: { a: 1 } }] },
      { type: 'done', reason: 'stop' },
    ];
    const encoder = start();
    const encoded = [...encoder.begin(), ...events.flatMap((event) => [...encoder.push(event)])];
    expect(encoded.map(({ type, output_index: at }) => (at === undefined ? type : `${type} ${String(at)}`))).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added 0',
      'response.reasoning_summary_part.added 0',
      'response.reasoning_summary_text.delta 0',
      'response.reasoning_summary_text.done 0',
      'response.reasoning_summary_part.done 0',
      'response.output_item.done 0',
      'response.output_item.added 1',
      'response.content_part.added 1',
      'response.output_text.delta 1',
      'response.output_text.delta 1',
      'response.output_text.done 1',
      'response.content_part.done 1',
      'response.output_item.done 1',
      'response.output_item.added 2',
      'response.function_call_arguments.delta 2',
      'response.function_call_arguments.done 2',
      'response.output_item.done 2',
      'response.completed',
    ]);
    expect(encoded[0]).toMatchObject({ response: { status: 'in_progress', output: [] } });
    expect(encoder.response.output.map(({ type }) => type)).toEqual(['reasoning', 'message', 'function_call']);
  });

  it('end with what went wrong where an answer fails', () => {
    const encoder = start();
    const before = [...encoder.begin(), ...encoder.push({ type: 'content', text: 'a' })];
    expect(encoder.fail('the model stopped')).toMatchObject({
      type: 'response.failed',
      sequence_number: before.length,
      response: { status: 'failed', error: { code: 'server_error', message: 'the model stopped' } },
    });
  });
});
