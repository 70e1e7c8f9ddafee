import { describe, expect, it } from 'vitest';
import { delta, event, hello, stream, usage } from '@puna-tooling/testing/fake-upstream';
import { chat, collect, type Collected, fake, load } from '../fixtures/remote-models.js';

/** What comes of an answer of these pieces. */
async function answer(pieces: Parameters<typeof stream>[0], end?: Parameters<typeof stream>[1]): Promise<Collected> {
  const host = await fake(stream(pieces, end));
  return collect(await load([host.url]));
}

describe('an answer', () => {
  it('gives text and counts', async () => {
    const { text, done, warnings } = await answer(hello);
    expect(text).toBe('Hello');
    expect(warnings).toEqual([]);
    expect(done).toMatchObject({
      reason: 'stop',
      usage: { promptTokens: 7, cachedPromptTokens: 2, generatedTokens: 3, queueDuration: expect.any(Number) },
    });
  });

  it('is whole without [DONE], where its reason has come', async () => {
    expect((await answer(hello, 'silence')).text).toBe('Hello');
    expect((await answer(hello, 'reset')).done.reason).toBe('stop');
  });

  it('without counts says so', async () => {
    const { warnings, done } = await answer([delta({ content: 'a' }), delta({}, 'length')]);
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('tokens') }]);
    expect(done).toMatchObject({ reason: 'length', usage: { promptTokens: 0, generatedTokens: 0 } });
  });

  it('keeps characters whole, wherever bytes and events are cut', async () => {
    const text = 'grüß dich 😀 日本';
    const bytes = Buffer.from(event(delta({ content: text })) + event(delta({}, 'stop')));
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect((await answer(single)).text).toBe(text);
    // JSON lets an engine send half a character.
    const halves = ['{"choices":[{"delta":{"content":"a\\ud83d"}}]}', '{"choices":[{"delta":{"content":"\\ude00b"}}]}'];
    const pieces = await answer([...halves.map((half) => `data: ${half}\n\n`), delta({}, 'stop')]);
    expect(pieces.events.flatMap((one) => (one.type === 'text' ? [one.text] : []))).toEqual(['a', '😀b']);
  });

  it('takes line ends of every kind, and events in one piece', async () => {
    const joined = [...hello].map((one) => event(one).replaceAll('\n', '\r\n')).join('');
    expect((await answer([joined])).text).toBe('Hello');
  });

  it.each(['reasoning_content', 'reasoning'])('gives the thinking of %s', async (field) => {
    const { text, thinking } = await answer([delta({ [field]: 'Hm' }), delta({ content: 'Yes' }), delta({}, 'stop')]);
    expect([thinking, text]).toEqual(['Hm', 'Yes']);
  });

  it('gives thinking once where both fields have it, and the texts of parts', async () => {
    const both = delta({ reasoning_content: 'Hm', reasoning: 'Hm' });
    const parts = delta({ content: [{ type: 'text', text: 'Yes' }] });
    const { text, thinking } = await answer([both, parts, delta({}, 'stop')]);
    expect([thinking, text]).toEqual(['Hm', 'Yes']);
  });

  it('tells the stop text where the engine does, and of a filter', async () => {
    expect((await answer([delta({ content: 'a' }), delta({}, 'stop', { stop_reason: 'END' })])).done.stopText).toBe(
      'END',
    );
    expect((await answer([delta({}, 'content_filter')])).warnings[0]?.message).toContain('filter');
  });
});

const call = (...pieces: unknown[]) => delta({ tool_calls: pieces });

describe('a tool call', () => {
  const end = [delta({}, 'tool_calls'), usage];
  const city = { name: 'weather', arguments: { city: 'Cusco' } };

  it.each([
    [
      'as OpenAI and vLLM send it',
      [
        call({ index: 0, id: 'a', type: 'function', function: { name: 'weather', arguments: '' } }),
        call({ index: 0, function: { arguments: '{"ci' } }),
        call({ index: 0, function: { arguments: 'ty":"Cusco"}' } }),
      ],
      [{ id: 'a', index: 0, ...city }],
    ],
    [
      'with the name and the id in every piece',
      [
        call({ index: 0, id: 'a', function: { name: 'weather', arguments: '{"city"' } }),
        call({ index: 0, id: 'a', function: { name: 'weather', arguments: ':"Cusco"}' } }),
      ],
      [{ id: 'a', index: 0, ...city }],
    ],
    [
      'with the rest null or empty, as SGLang sends it',
      [
        call({ index: 0, id: 'a', function: { name: 'weather', arguments: null } }),
        call({ index: 0, id: null, function: { name: null, arguments: '{"city":"Cusco"}' } }),
        call({ index: 0, id: '', function: { name: '', arguments: '' } }),
      ],
      [{ id: 'a', index: 0, ...city }],
    ],
    [
      'at once, twice, as llama-server may',
      [
        call({ index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":"Cusco"}' } }),
        call({ index: 1, id: 'b', function: { name: 'time', arguments: '{}' } }),
      ],
      [
        { id: 'a', index: 0, ...city },
        { id: 'b', index: 1, name: 'time', arguments: {} },
      ],
    ],
    [
      'two in one piece, without index and id, with arguments as an object',
      [call({ function: city }, { function: { name: 'time' } })],
      [
        { index: 0, ...city },
        { index: 1, name: 'time', arguments: {} },
      ],
    ],
    [
      'two with the same index and different ids',
      [
        call({ index: 0, id: 'a', function: { ...city, arguments: '{"city":"Cusco"}' } }),
        call({ index: 0, id: 'b', function: { name: 'time', arguments: '' } }),
      ],
      [
        { id: 'a', index: 0, ...city },
        { id: 'b', index: 1, name: 'time', arguments: {} },
      ],
    ],
  ])('is put together %s', async (_, pieces, calls) => {
    const { calls: found, done } = await answer([...pieces, ...end]);
    expect(found).toEqual(calls);
    expect(done.reason).toBe('stop');
  });

  it('whose arguments are no object is text, with a warning', async () => {
    const broken = call({ index: 0, id: 'a', function: { name: 'weather', arguments: '{"city' } });
    const { calls, text, warnings } = await answer([broken, ...end]);
    expect([calls, text]).toEqual([[], '{"city']);
    expect(warnings).toMatchObject([{ type: 'other' }]);
  });
});

const entry = (token: string, bytes: number[]) => ({
  token,
  logprob: -0.5,
  bytes,
  top_logprobs: [{ token, logprob: -0.5, bytes }],
});
const logprobs = (...content: unknown[]) => ({ logprobs: { content } });

describe('log probabilities', () => {
  const request = chat('Hi', { logProbabilities: { alternatives: 1 } });

  it('are read in the form of conversations, with the text that their tokens are in', async () => {
    const pieces = [
      delta({ content: '' }, null, logprobs(entry('\uFFFD', [195]))),
      delta({ content: 'ü' }, null, logprobs(entry('\uFFFD', [188]))),
      delta({}, 'stop'),
      usage,
    ];
    const host = await fake(stream(pieces));
    const { events } = await collect(await load([host.url]), request);
    expect(events).toMatchObject([
      {
        type: 'text',
        text: 'ü',
        logProbabilities: [{ bytes: [195] }, { bytes: [188], alternatives: [{ logProbability: -0.5 }] }],
      },
      { type: 'done' },
    ]);
  });

  it('are read in the older form', async () => {
    const logprobs = { tokens: ['a', 'é'], token_logprobs: [-0.1, null], top_logprobs: [{ b: -3, a: -0.1 }, null] };
    const host = await fake(stream([{ choices: [{ index: 0, text: 'aé', logprobs, finish_reason: 'stop' }] }, usage]));
    const prompt = { input: { type: 'prompt', text: 'x' }, logProbabilities: { alternatives: 1 } } as const;
    const { events } = await collect(await load([host.url]), prompt);
    const a = { token: 'a', logProbability: -0.1, bytes: [97] };
    expect(events[0]).toEqual({
      type: 'text',
      text: 'aé',
      logProbabilities: [
        { ...a, alternatives: [a] },
        { token: 'é', logProbability: -9999, bytes: [195, 169], alternatives: [] },
      ],
    });
  });
});
