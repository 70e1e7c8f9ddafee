import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { piece, sendEvent, startUpstream, streams } from '../fixtures/fake-upstream.js';
import { eventsOf, hello, loadRemote, textOf } from '../fixtures/remote-model.js';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUg==', 'base64');

describe('a chat', () => {
  it('gives text, thinking, tool calls and usage as events', async () => {
    const call = { index: 0, id: 'c1', function: { name: 'sum', arguments: '{"a"' } };
    const upstream = await startUpstream(
      streams([
        piece({ role: 'assistant', content: '' }),
        piece({ reasoning_content: 'Hm' }),
        piece({ reasoning: 'm' }),
        piece({ content: 'Hel' }),
        piece({ content: 'lo' }),
        piece({ tool_calls: [call] }),
        piece({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }, 'tool_calls'),
        { choices: [], usage: { prompt_tokens: 7, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 3 } } },
      ]),
    );
    const { model } = await loadRemote([upstream.host]);
    expect(await eventsOf(model)).toMatchObject([
      { type: 'thinking', text: 'Hm' },
      { type: 'thinking', text: 'm' },
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
      { type: 'tool-call', call: { id: 'c1', name: 'sum', arguments: { a: 1 }, index: 0 } },
      { type: 'done', reason: 'stop', usage: { promptTokens: 7, cachedPromptTokens: 3, generatedTokens: 5 } },
    ]);
  });

  it('sends what was asked for, and nothing else', async () => {
    const upstream = await startUpstream(streams([piece({ content: 'x' }, 'length')]));
    const { model } = await loadRemote([upstream.host]);
    await eventsOf(model);
    expect(upstream.seen[0]).toMatchObject({ path: '/v1/chat/completions', key: undefined });
    expect(upstream.seen[0]?.body).toEqual({
      model: 'm',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content: 'Hello' }],
    });
    const sampling = { temperature: 0, topP: 0.5, seed: 3, typicalP: 0.4 };
    const events = await eventsOf(model, hello({ sampling, maxTokens: 9, stop: ['.'], constraint: { type: 'json' } }));
    expect(events[0]).toMatchObject({ type: 'warning', warning: { option: 'typicalP' } });
    expect(events.at(-1)).toMatchObject({ reason: 'length' });
    expect(upstream.seen[1]?.body).toMatchObject({
      temperature: 0,
      top_p: 0.5,
      seed: 3,
      max_tokens: 9,
      stop: ['.'],
      response_format: { type: 'json_object' },
    });
  });

  it('puts images at their places or in front of the text', async () => {
    const upstream = await startUpstream(streams([piece({}, 'stop')]));
    const { model } = await loadRemote([upstream.host], {}, ['completion', 'vision']);
    const image = { type: 'image', bytes: png } as const;
    const url = `data:image/png;base64,${png.toString('base64')}`;
    const imagePart = { type: 'image_url', image_url: { url } };
    const messages = [{ role: 'user', content: 'What is [img]?', media: [image, image] }];
    await eventsOf(model, { input: { type: 'chat', messages, think: false } });
    expect(upstream.seen[0]?.body).toMatchObject({
      chat_template_kwargs: { enable_thinking: false },
      messages: [
        {
          content: [imagePart, { type: 'text', text: 'What is ' }, imagePart, { type: 'text', text: '?' }],
        },
      ],
    });
  });

  it('refuses images, sounds and grammars that it has no way to send', async () => {
    const upstream = await startUpstream();
    const { model } = await loadRemote([upstream.host]);
    const messages = [{ role: 'user', content: '', media: [{ type: 'image', bytes: png } as const] }];
    await expect(eventsOf(model, { input: { type: 'chat', messages } })).rejects.toMatchObject({ code: 'unsupported' });
    const constraint = { type: 'gbnf', grammar: 'root ::= "a"' } as const;
    await expect(eventsOf(model, hello({ constraint }))).rejects.toMatchObject({ code: 'unsupported' });
    expect(upstream.seen).toEqual([]);
  });
});

describe('a prompt', () => {
  it('is completed, with log probabilities where asked for', async () => {
    const logprobs = { tokens: ['a'], token_logprobs: [-0.5], top_logprobs: [{ b: -1, a: -0.5 }] };
    const upstream = await startUpstream(streams([{ choices: [{ text: 'a', logprobs, finish_reason: 'stop' }] }]));
    const { model } = await loadRemote([upstream.host]);
    const input = { type: 'prompt', text: 'Once' } as const;
    const [event] = await eventsOf(model, { input, logProbabilities: { alternatives: 2 } });
    expect(upstream.seen[0]).toMatchObject({ path: '/v1/completions', body: { prompt: 'Once', logprobs: 2 } });
    expect(event).toMatchObject({
      text: 'a',
      logProbabilities: [{ token: 'a', logProbability: -0.5, alternatives: [{ token: 'a' }, { token: 'b' }] }],
    });
  });
});

describe('a generation that is given up', () => {
  it.each(['signal', 'break'])('ends upstream at once (%s)', async (way) => {
    const upstream = await startUpstream((response) => sendEvent(response, piece({ content: 'a' })));
    const { model, runtime } = await loadRemote([upstream.host]);
    const controller = new AbortController();
    const reason = new Error('enough');
    const run = async () => {
      for await (const event of model.generate(hello({ signal: controller.signal }))) {
        if (way === 'break') break;
        if (event.type === 'text') controller.abort(reason);
      }
    };
    expect(await run().catch((error: unknown) => error)).toBe(way === 'break' ? undefined : reason);
    await upstream.seen[0]?.gone;
    expect(runtime.upstreams()).toMatchObject([{ running: 0, failures: 0 }]);
  });

  it('holds the host back while nobody reads', async () => {
    const text = 'x'.repeat(100_000);
    let written = 0;
    const upstream = await startUpstream(async (response, request) => {
      for (let count = 0; count < 1000 && !response.destroyed; count += 1) {
        written += 1;
        if (!response.write(`data: ${JSON.stringify(piece({ content: text }))}\n\n`)) {
          await Promise.race([once(response, 'drain'), request.gone]);
        }
      }
    });
    const { model } = await loadRemote([upstream.host]);
    for await (const event of model.generate(hello())) {
      expect(textOf([event])).toBe(text);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(written).toBeLessThan(300);
      break;
    }
  });
});
