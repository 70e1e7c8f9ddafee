import type { GenerateRequest, RemoteModel } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import type { EngineKind } from '../engines/engine-kind.js';
import { hello, stream } from '@puna-tooling/testing/fake-upstream';
import { chat, collect, type Collected, fake, load, runtime } from '../fixtures/remote-models.js';

/** The body that an engine of this kind gets, and what came back. */
async function sent(
  engine: EngineKind,
  request: GenerateRequest,
  remote: Partial<RemoteModel> = {},
): Promise<Collected & { readonly body: Readonly<Record<string, unknown>> }> {
  const host = await fake(stream(hello));
  const model = await load([host.url], remote, runtime({ optionsFor: () => ({ engine, fields: { custom: 1 } }) }));
  const collected = await collect(model, request);
  return { ...collected, body: host.requests.at(-1)?.body ?? {} };
}

const sampling = {
  temperature: 0.5,
  topP: 0.9,
  topK: 0,
  minP: 0.1,
  typicalP: 0.8,
  repeatPenalty: 1.1,
  repeatLastTokens: 32,
  presencePenalty: 0.2,
  frequencyPenalty: 0.3,
  seed: 4,
  logitBias: { 5: -100 },
} as const;

describe('sampling', () => {
  const common = {
    temperature: 0.5,
    top_p: 0.9,
    presence_penalty: 0.2,
    frequency_penalty: 0.3,
    seed: 4,
    logit_bias: { 5: -100 },
  };

  it('goes to a vendor in its own fields, with warnings for the others', async () => {
    const { body, warnings } = await sent('openai', chat('Hi', { sampling, maxTokens: 9, stop: ['x'] }));
    expect(body).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Hi' }],
      stream: true,
      stream_options: { include_usage: true },
      ...common,
      max_completion_tokens: 9,
      stop: ['x'],
      custom: 1,
    });
    expect(warnings.map(({ option }) => option)).toEqual(['minP', 'typicalP', 'repeatPenalty', 'repeatLastTokens']);
  });

  it('goes to engines with the fields that they add', async () => {
    const vllm = await sent('vllm', chat('Hi', { sampling, maxTokens: 9 }));
    expect(vllm.body).toMatchObject({ ...common, top_k: -1, min_p: 0.1, repetition_penalty: 1.1, max_tokens: 9 });
    expect(vllm.warnings.map(({ option }) => option)).toEqual(['typicalP', 'repeatLastTokens']);
    const llama = await sent('llama-server', chat('Hi', { sampling }));
    expect(llama.body).toMatchObject({ ...common, top_k: 0, typical_p: 0.8, repeat_penalty: 1.1, repeat_last_n: 32 });
    expect(llama.warnings).toEqual([]);
  });

  it('leaves out what has no effect, without a word', async () => {
    const { body, warnings } = await sent('openai', chat('Hi', { sampling: { topK: 0, seed: -1, repeatPenalty: 1 } }));
    expect(body).not.toHaveProperty('seed');
    expect(warnings).toEqual([]);
  });

  it('does not send a limit that the context makes void', async () => {
    expect((await sent('vllm', chat('Hi', { maxTokens: 40_960 }))).body).not.toHaveProperty('max_tokens');
    const prompt = { input: { type: 'prompt', text: 'Hi' }, maxTokens: 40_960 } as const;
    expect((await sent('vllm', prompt)).body).toMatchObject({ prompt: 'Hi', max_tokens: null });
  });
});

const call = (name: string) => ({ name, arguments: { city: 'Cusco' } });
const made = (id: string, name: string) => ({
  id,
  type: 'function',
  function: { name, arguments: '{"city":"Cusco"}' },
});

describe('a conversation', () => {
  it('brings calls and their results together, with ids for those that have none', async () => {
    const messages = [
      { role: 'user', content: 'Weather and time?' },
      { role: 'assistant', content: '', thinking: 'Two calls.', toolCalls: [call('weather'), call('time')] },
      { role: 'tool', content: 'noon', toolName: 'time' },
      { role: 'tool', content: 'sun', toolName: 'weather' },
      { role: 'assistant', content: '', toolCalls: [{ id: 'x', ...call('weather') }] },
      { role: 'tool', content: 'rain', toolCallId: 'x' },
    ];
    const tools = [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }];
    const { body } = await sent('vllm', { input: { type: 'chat', messages, tools } });
    expect(body['tools']).toEqual(tools);
    expect(body['messages']).toEqual([
      { role: 'user', content: 'Weather and time?' },
      {
        role: 'assistant',
        content: '',
        reasoning_content: 'Two calls.',
        tool_calls: [made('call_0', 'weather'), made('call_1', 'time')],
      },
      { role: 'tool', tool_call_id: 'call_1', name: 'time', content: 'noon' },
      { role: 'tool', tool_call_id: 'call_0', name: 'weather', content: 'sun' },
      { role: 'assistant', content: '', tool_calls: [made('x', 'weather')] },
      { role: 'tool', tool_call_id: 'x', content: 'rain' },
    ]);
  });

  it('carries images and sounds, where the model takes them', async () => {
    const png = Uint8Array.from(Buffer.from('\u0089PNG\r\n', 'latin1'));
    const wave = new Uint8Array(Buffer.from('RIFF\0\0\0\0WAVEfmt '));
    const media = [
      { type: 'image', bytes: png },
      { type: 'audio', bytes: wave },
    ] as const;
    const request = { input: { type: 'chat', messages: [{ role: 'user', content: 'What?', media }] } } as const;
    const { body } = await sent('vllm', request, { capabilities: ['completion', 'vision', 'audio'] });
    expect(body['messages']).toMatchObject([
      {
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0K' } },
          { type: 'input_audio', input_audio: { format: 'wav', data: expect.any(String) } },
          { type: 'text', text: 'What?' },
        ],
      },
    ]);
    const image = media[0];
    const placed = { role: 'user', content: 'Is [img] older than [img]?', media: [image, image, image] } as const;
    const places = await sent(
      'vllm',
      { input: { type: 'chat', messages: [placed] } },
      { capabilities: ['completion', 'vision'] },
    );
    expect(
      (places.body['messages'] as { content: { type: string; text?: string }[] }[])[0]?.content.map(
        ({ type, text = type }) => text,
      ),
    ).toEqual(['image_url', 'Is ', 'image_url', ' older than ', 'image_url', '?']);
    await expect(sent('vllm', request)).rejects.toMatchObject({
      code: 'unsupported',
      details: { capability: 'vision' },
    });
    const odd = { role: 'user', content: '', media: [{ type: 'image', bytes: Uint8Array.of(1, 2) }] } as const;
    const work = sent('vllm', { input: { type: 'chat', messages: [odd] } }, { capabilities: ['completion', 'vision'] });
    await expect(work).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it.each([
    ['vllm', true, { chat_template_kwargs: { enable_thinking: true, thinking: true } }],
    ['llama-server', false, { chat_template_kwargs: { enable_thinking: false, thinking: false } }],
    ['sglang', 'high', { reasoning_effort: 'high', chat_template_kwargs: { enable_thinking: true, thinking: true } }],
    ['openai', 'low', { reasoning_effort: 'low' }],
    ['puna', false, { reasoning_effort: 'none' }],
  ] as const)('asks %s to think: %s', async (engine, think, fields) => {
    const { body } = await sent(engine, {
      input: { type: 'chat', messages: [{ role: 'user', content: 'Hi' }], think },
    });
    expect(body).toMatchObject(fields);
  });
});

const plain = (constraint: GenerateRequest['constraint'] & object): GenerateRequest => ({
  input: { type: 'prompt', text: 'x' },
  constraint,
});

describe('a form of the output', () => {
  const schema = { type: 'object' } as const;
  const format = { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } };

  it.each([
    ['openai', chat('Hi', { constraint: { type: 'json' } }), { response_format: { type: 'json_object' } }],
    ['vllm', chat('Hi', { constraint: { type: 'json-schema', schema } }), format],
    ['vllm', plain({ type: 'json-schema', schema }), format],
    ['llama-server', plain({ type: 'json-schema', schema }), { json_schema: schema }],
    [
      'llama-server',
      chat('Hi', { constraint: { type: 'gbnf', grammar: 'root ::= "a"' } }),
      { grammar: 'root ::= "a"' },
    ],
  ] as const)('is asked of %s', async (engine, request, fields) => {
    expect((await sent(engine, request)).body).toMatchObject(fields);
  });

  it('that the engine does not know is refused', async () => {
    const grammar = sent('vllm', chat('Hi', { constraint: { type: 'gbnf', grammar: 'root ::= "a"' } }));
    await expect(grammar).rejects.toMatchObject({ code: 'unsupported' });
    const before = sent('vllm', chat('Hi', { constraint: { type: 'json-schema', schema, before: 'x' } }));
    await expect(before).rejects.toMatchObject({ code: 'unsupported' });
  });
});
