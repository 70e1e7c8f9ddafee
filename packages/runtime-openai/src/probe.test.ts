import { describe, expect, it } from 'vitest';
import { createOpenAiRuntime } from './create-runtime.js';
import { startUpstream } from './fixtures/fake-upstream.js';
import { loadRemote, remoteFiles } from './fixtures/remote-model.js';

describe('probe', () => {
  const { probe } = createOpenAiRuntime();

  it('takes models that run elsewhere', async () => {
    expect(await probe(remoteFiles(['http://gpu-1:8000/v1']))).toEqual({ supported: true, preference: 100 });
  });

  it('refuses files', async () => {
    expect(await probe({ format: 'gguf', weights: '/m.gguf' })).toMatchObject({ supported: false, reason: 'format' });
  });

  it.each([[], ['gpu-1'], ['ftp://gpu-1/v1'], ['http://me:secret@gpu-1/v1'], ['http://gpu-1/v1?key=x']])(
    'refuses the hosts "%s" with the configuration as the reason',
    async (...hosts: string[]) => {
      const answer = await probe(remoteFiles(hosts));
      expect(answer).toMatchObject({ supported: false, reason: 'configuration' });
      expect(JSON.stringify(answer)).not.toContain('secret');
    },
  );
});

describe('load', () => {
  it('reads the context length that vLLM or llama-server tells', async () => {
    const upstream = await startUpstream();
    expect((await loadRemote([upstream.host])).model.limits.contextLength).toBe(4096);
    upstream.models = { data: [{ id: 'm', meta: { n_ctx: 2048, n_ctx_train: 8192, n_embd: 64, n_vocab: 100 } }] };
    const { limits } = (await loadRemote([upstream.host])).model;
    expect(limits).toMatchObject({ contextLength: 2048, trainedContextLength: 8192, embeddingLength: 64 });
  });

  it('says which host does not answer', async () => {
    const upstream = await startUpstream();
    await upstream.kill();
    await expect(loadRemote([upstream.host])).rejects.toMatchObject({
      code: 'load-failed',
      details: { host: upstream.host },
    });
  });

  it('ends work with close', async () => {
    const upstream = await startUpstream(() => {});
    const { model } = await loadRemote([upstream.host], {}, ['embedding']);
    const work = model.embed({ inputs: ['a'] });
    await model.close();
    await expect(work).rejects.toMatchObject({ code: 'model-closed' });
    expect(await model.closed).toBeUndefined();
  });
});
