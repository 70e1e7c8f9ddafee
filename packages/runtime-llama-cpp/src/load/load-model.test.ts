import { readFile } from 'node:fs/promises';
import { LoadError, UnsupportedError, type Warning } from '@puna/runtime';
import { tinyModelFiles } from '@puna/tiny-model';
import { collect } from '@puna/runtime-conformance';
import { describe, expect, it } from 'vitest';
import { createLlamaCppRuntime } from '../create-runtime.js';
import { temporaryFile } from '../fixtures/temporary-file.js';
import { greedy, loadTiny, question } from '../fixtures/tiny-model.js';

const runtime = createLlamaCppRuntime();
const settings = { contextLength: 256, slots: 1 };
const tiny = { format: 'gguf', weights: tinyModelFiles.weights };

async function changedModel(change: (bytes: Buffer) => Buffer): Promise<string> {
  return temporaryFile(change(await readFile(tinyModelFiles.weights)));
}

describe('probing', () => {
  it('accepts a GGUF file and says what it can do', async () => {
    expect(await runtime.probe(tiny)).toMatchObject({
      supported: true,
      preference: 100,
      capabilities: { completion: true, embedding: false },
    });
  });

  it('refuses what it can not run, with the reason', async () => {
    expect(await runtime.probe({ format: 'onnx', weights: '/nowhere' })).toMatchObject({
      supported: false,
      reason: 'format',
    });
    expect(await runtime.probe({ format: 'gguf', weights: tinyModelFiles.answers })).toMatchObject({
      supported: false,
      reason: 'format',
    });
    expect(await runtime.probe({ ...tiny, projectors: ['/some/projector'] })).toMatchObject({
      supported: false,
      reason: 'feature',
    });
  });

  it('loads no native code for a probe, so an architecture that llama.cpp does not know is refused on loading', async () => {
    const weights = await changedModel((bytes) =>
      Buffer.from(bytes.toString('latin1').replace('llama', 'lhama'), 'latin1'),
    );
    const fresh = createLlamaCppRuntime();
    expect(await fresh.probe({ format: 'gguf', weights })).toMatchObject({ supported: true });
    const refused = fresh.load({ format: 'gguf', weights }, { settings });
    await expect(refused).rejects.toSatisfy(UnsupportedError.isInstance);
    await expect(refused).rejects.toMatchObject({ details: { reason: 'architecture' } });
  });

  it('throws where the file can not be read at all', async () => {
    await expect(runtime.probe({ format: 'gguf', weights: '/nowhere/model.gguf' })).rejects.toThrow('ENOENT');
  });
});

describe('loading', () => {
  it('tells its progress from 0 to 1', async () => {
    const progress: number[] = [];
    const model = await runtime.load(tiny, { settings, onProgress: (fraction) => progress.push(fraction) });
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    await model.close();
  });

  it('tells limits and memory', async () => {
    const model = await runtime.load(tiny, { settings: { contextLength: 256, slots: 2 } });
    expect(model.limits).toEqual({
      contextLength: 256,
      trainedContextLength: 1024,
      slots: 2,
      embeddingLength: 128,
      vocabularySize: 1280,
      addedTokens: 0,
    });
    const { total, device } = await model.memory();
    expect(total).toBeGreaterThan(1_266_688);
    expect(device).toBe(0);
    await model.close();
  });

  it('takes more memory for a longer context', async () => {
    const sizes: number[] = [];
    for (const contextLength of [256, 1024]) {
      const model = await runtime.load(tiny, { settings: { contextLength, slots: 1 } });
      sizes.push((await model.memory()).total);
      await model.close();
    }
    expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
  });

  it('gives a LoadError for damaged weights', async () => {
    const weights = await changedModel((bytes) => bytes.subarray(0, bytes.length - 200_000));
    await expect(runtime.load({ format: 'gguf', weights }, { settings })).rejects.toSatisfy(LoadError.isInstance);
  });

  it('gives an UnsupportedError where probing refuses', async () => {
    await expect(runtime.load({ format: 'onnx', weights: '/nowhere' }, { settings })).rejects.toSatisfy(
      UnsupportedError.isInstance,
    );
  });

  it('can be aborted', async () => {
    await expect(runtime.load(tiny, { settings, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    const controller = new AbortController();
    const load = runtime.load(tiny, {
      settings,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(load).rejects.toThrow('enough');
  });

  it('warns of settings that it does not honour', async () => {
    const warnings: Warning[] = [];
    const model = await runtime.load(
      { ...tiny, draft: '/some/draft.gguf' },
      {
        settings: { contextLength: 4096, slots: 1, mainGpu: 1, cacheType: 'q9' },
        onWarning: (warning) => warnings.push(warning),
      },
    );
    expect(warnings.map(({ option }) => option)).toEqual(['contextLength', 'draftTokens', 'mainGpu', 'cacheType']);
    expect(model.limits.contextLength).toBe(1024);
    await model.close();
  });

  it.each([
    ['mapped weights', { memoryMap: true }],
    ['one thread', { threads: 1 }],
    ['a smaller cache', { cacheType: 'q8_0' }],
    ['small batches', { batchSize: 8 }],
    ['no flash attention', { flashAttention: false }],
  ])('gives the same answer with %s', async (_, setting) => {
    const model = await loadTiny(setting);
    expect((await collect(model, greedy(question('What is Puna?')))).text).toContain(
      'Puna is a self-hosted language-model server',
    );
    await model.close();
  });

  it('refuses a LoRA adapter that is none, and leaves nothing loaded', async () => {
    await expect(runtime.load({ ...tiny, adapters: [tinyModelFiles.answers] }, { settings })).rejects.toSatisfy(
      LoadError.isInstance,
    );
  });
});
