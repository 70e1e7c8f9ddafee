import { UnsupportedError, type Warning } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { json, refuse } from '@puna-tooling/testing/fake-upstream';
import { chat, collect, fake, load, runtime } from '../fixtures/remote-models.js';

const settings = { contextLength: 2048, slots: 3 };
const listed = (entry: Record<string, unknown>) => json({ object: 'list', data: [{ id: 'm', ...entry }] });

describe('loading', () => {
  it.each([
    ['vLLM', { owned_by: 'vllm', max_model_len: 8192 }, { contextLength: 8192, vocabularySize: 0 }],
    [
      'llama-server',
      {
        owned_by: 'llamacpp',
        id: '/models/m.gguf',
        meta: { n_ctx: 512, n_ctx_train: 1024, n_vocab: 1280, n_embd: 128 },
      },
      { contextLength: 512, trainedContextLength: 1024, vocabularySize: 1280, embeddingLength: 128 },
    ],
  ])('learns the limits of %s', async (_, entry, limits) => {
    const host = await fake();
    host.models = listed(entry);
    expect((await load([host.url])).limits).toMatchObject(limits);
  });

  it('takes the smallest context of all hosts and of what the maker said', async () => {
    const [a, b] = [await fake(), await fake()];
    b.models = listed({ owned_by: 'vllm', max_model_len: 1000 });
    expect((await load([a.url, b.url])).limits.contextLength).toBe(1000);
    expect((await load([a.url, b.url], { contextLength: 600 })).limits.contextLength).toBe(600);
  });

  it('warns where nobody knows the model or its context, and lets it be tried', async () => {
    const host = await fake();
    host.models = json({ object: 'list', data: [{ id: 'another', owned_by: 'vendor' }] });
    const warnings: Warning[] = [];
    const files = { format: 'remote', weights: 'x', remote: { hosts: [host.url], model: 'm' } };
    const model = await runtime().load(files, { settings, onWarning: (warning) => warnings.push(warning) });
    expect(warnings).toMatchObject([{ message: expect.stringContaining('"m"') }, { option: 'contextLength' }]);
    expect(model.limits.contextLength).toBeGreaterThan(100_000);
    await model.close();
  });

  it('needs one host that answers; without a list of models, too', async () => {
    const [dead, alive] = [await fake(), await fake()];
    await dead.kill();
    alive.models = refuse(404);
    expect((await load([dead.url, alive.url])).capabilities.chat).toBe(true);
    await expect(load([dead.url])).rejects.toMatchObject({ code: 'upstream-unavailable' });
    alive.models = refuse(401);
    await expect(load([alive.url])).rejects.toMatchObject({ code: 'upstream-unauthorized' });
  });

  it('declares tokens only where the host can tell them', async () => {
    const host = await fake();
    const without = await load([host.url]);
    expect(without.capabilities.tokens).toBe(false);
    await expect(without.tokenize('x')).rejects.toSatisfy(UnsupportedError.isInstance);
    host.tokenizer = (response, request) =>
      json({ tokens: request.body['add_special_tokens'] ? [1, 5] : [5] })(response, request);
    const model = await load([host.url]);
    expect(model.limits.addedTokens).toBe(1);
    expect(await model.tokenize('x', { addSpecial: true })).toEqual([1, 5]);
  });

  it('takes no files beside', async () => {
    const host = await fake();
    const files = { format: 'remote', weights: 'x', remote: { hosts: [host.url], model: 'm' }, adapters: ['/lora'] };
    await expect(runtime().load(files, { settings })).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('plain prompts', () => {
  it('are taken where they are not rendered once more', async () => {
    const prompt = { input: { type: 'prompt', text: 'x' } } as const;
    const host = await fake(refuse(404));
    await expect(collect(await load([host.url]), prompt)).rejects.toMatchObject({ code: 'unsupported' });
    const vendor = runtime({ optionsFor: () => ({ engine: 'openai' }) });
    const model = await load([host.url], {}, vendor);
    expect(model.capabilities.completion).toBe(false);
    await expect(collect(model, prompt)).rejects.toMatchObject({ details: { capability: 'completion' } });
    await expect(collect(await load([host.url], { capabilities: ['embedding'] }), chat())).rejects.toMatchObject({
      details: { capability: 'chat' },
    });
  });
});
