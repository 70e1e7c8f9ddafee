import { describe, expect, it } from 'vitest';
import { sseResponse, type SseEvent } from './sse-response.js';

const options = {
  encodeError: (error: unknown): SseEvent => ({ data: { error: (error as Error).message } }),
  onError: () => {},
};

async function* numbers(count: number, ended: string[] = [], failure?: Error): AsyncGenerator<SseEvent> {
  try {
    for (let data = 1; data <= count; data += 1) yield { data };
    if (failure) throw failure;
  } finally {
    ended.push('ended');
  }
}

async function* namedAndNot(): AsyncGenerator<SseEvent> {
  yield { event: 'start', data: { a: 'two\nlines' } };
  yield { data: 1 };
}

describe('an answer of server-sent events', () => {
  it('has a frame for each event, with its name where it has one', async () => {
    const response = await sseResponse(namedAndNot(), options);
    expect(await response.text()).toBe('event: start\ndata: {"a":"two\\nlines"}\n\ndata: 1\n\n');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
  });

  it('ends with the terminator, also after a failure, which is told in an event', async () => {
    const withEnd = { ...options, terminator: '[DONE]' };
    expect(await (await sseResponse(numbers(1), withEnd)).text()).toBe('data: 1\n\ndata: [DONE]\n\n');
    const failed = await sseResponse(numbers(1, [], new Error('crashed')), withEnd);
    expect(await failed.text()).toBe('data: 1\n\ndata: {"error":"crashed"}\n\ndata: [DONE]\n\n');
  });

  it('is refused where the first event fails', async () => {
    await expect(sseResponse(numbers(0, [], new Error('no model')), options)).rejects.toThrow('no model');
  });

  it('takes events only as they are read, and ends them when the client leaves', async () => {
    const ended: string[] = [];
    const response = await sseResponse(numbers(1000, ended), options);
    await response.body?.cancel();
    expect(ended).toEqual(['ended']);
  });
});
