import { readFileSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UnsupportedError, type LoadedModel } from '@puna/runtime';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../fixtures/answer.js';
import { load } from '../fixtures/load.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { loadLibrary } from '../native/onnx-runtime.js';
import { openSession } from '../native/open-session.js';
import { canBatch } from './can-batch.js';
import { Decoder } from './decoder.js';
import { decoderGraph } from './decoder-graph.js';

const name = 'tiny-llama-onnx';
const weights = findTestModel(name) ?? '';
const expectedFile = findTestModel('tiny-llama-expected.json');
const endToken = 2;

interface Row {
  readonly prompt: string;
  readonly greedy_text: string;
  readonly greedy_token_ids: readonly number[];
  readonly finish: 'stop' | 'length';
}

function expectedRows(): readonly Row[] {
  return expectedFile === undefined ? [] : (JSON.parse(readFileSync(expectedFile, 'utf8')) as { rows: Row[] }).rows;
}

function prompt(text: string) {
  return { input: { type: 'prompt', text } } as const;
}

describe('a decoder with a cache', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    if (weights !== '') model = await load(weights, { slots: 5 });
  });
  beforeEach((test) => {
    if (weights === '') test.skip(missingTestModel(name));
  });
  afterAll(() => model?.close());

  it('writes what the reference writes, one by one and all at once', async () => {
    const rows = expectedRows();
    const requests = rows.map((row) => ({ ...prompt(row.prompt), maxTokens: 32 }));
    const alone = [];
    for (const request of requests) alone.push(await answer(model, request));
    const together = await Promise.all(requests.map((request) => answer(model, request)));
    for (const answers of [alone, together]) {
      expect(answers.map(({ text }) => text)).toEqual(rows.map((row) => row.greedy_text));
      expect(answers.map(({ done }) => done.reason)).toEqual(rows.map((row) => row.finish));
    }
  });

  it('knows that its sequences can be computed together', async () => {
    const library = await loadLibrary();
    const file = path.join(weights, 'onnx', 'model.onnx');
    const request = { weights: file, threads: 1, providers: [], onMissingProvider: () => {} };
    const { session } = await openSession(library, request);
    expect(await canBatch(new Decoder(library, session, decoderGraph(session), 64), 64)).toBe(true);
    await session.release();
  });

  it('reads a long prompt in pieces with the same result', async () => {
    const [row] = expectedRows();
    const small = await load(weights, { batchSize: 3 });
    expect((await answer(small, { ...prompt(row?.prompt ?? ''), maxTokens: 32 })).text).toBe(row?.greedy_text);
    await small.close();
  });

  it('does not read again what a slot remembers of a longer conversation', async () => {
    const one = await load(weights, { slots: 1 });
    const start = 'One two three four five six seven eight';
    const request = { ...prompt(`${start} eleven`), maxTokens: 8 };
    await answer(one, { ...prompt(`${start} nine ten`), maxTokens: 8 });
    const { text, done } = await answer(one, request);
    expect(done.usage.cachedPromptTokens).toBeGreaterThan(8);
    expect(text).toBe((await answer(model, request)).text);
    await one.close();
  });

  it('ends with `length` when the context is full', async () => {
    const one = await load(weights, { slots: 1, contextLength: 64 });
    const endless = { temperature: 0, logitBias: { [endToken]: -100 } };
    const { done } = await answer(one, { ...prompt('Describe the night'), sampling: endless });
    expect(done.reason).toBe('length');
    // The last token that is generated need not be stored any more.
    expect(done.usage.promptTokens + done.usage.generatedTokens).toBe(65);
    await one.close();
  });

  it('takes memory only for what was used', async () => {
    const one = await load(weights, { slots: 4 });
    const before = await one.memory();
    await answer(one, { ...prompt('Describe the night'), maxTokens: 2 });
    const after = await one.memory();
    // Room for 256 tokens in two caches: two layers, two heads of 16 numbers, keys and values. And one line of logits.
    expect(after.total - before.total).toBe(2 * 256 * (2 * 2 * 16 * 2) * 4 + 512 * 4);
    await one.close();
  });

  it('says which settings mean nothing here', async () => {
    const warned: (string | undefined)[] = [];
    const onWarning = { onWarning: ({ option }: { readonly option?: string }) => void warned.push(option) };
    const meaningless = { gpuLayers: 3, mainGpu: 1, flashAttention: true, cacheType: 'q8_0', draftTokens: 2 };
    const settings = { ...meaningless, contextShift: true, contextLength: 4096 };
    const one = await load(weights, settings, onWarning);
    expect(warned.toSorted()).toEqual(Object.keys(settings).toSorted());
    expect(one.limits).toMatchObject({ contextLength: 512, trainedContextLength: 512 });
    await one.close();
    warned.length = 0;
    await (await load(weights, { gpuLayers: 0, flashAttention: false }, onWarning)).close();
    expect(warned).toEqual([]);
  });

  it('refuses output in a form', async () => {
    const work = answer(model, { ...prompt('x'), constraint: { type: 'json' } });
    await expect(work).rejects.toSatisfy(UnsupportedError.isInstance);
  });

  it('ends an answer with each token that a configuration names', async () => {
    const [row] = expectedRows();
    const folder = await temporaryFolder();
    await cp(weights, folder, { recursive: true });
    // The models' folder may be read-only, and so is a copy then.
    await rm(path.join(folder, 'generation_config.json'));
    const ends = { eos_token_id: [endToken, row?.greedy_token_ids[2]] };
    await writeFile(path.join(folder, 'generation_config.json'), JSON.stringify(ends));
    const one = await load(folder);
    const { done } = await answer(one, { ...prompt(row?.prompt ?? ''), maxTokens: 32 });
    expect([done.reason, done.usage.generatedTokens]).toEqual(['stop', 3]);
    await one.close();
  });
});
