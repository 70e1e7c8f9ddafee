import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rewriteGguf, writeGguf, type TypedValue } from '@puna/convert';
import type { ProgressResponse, ShowResponse, TagsResponse } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import {
  cosine,
  findTestModel,
  missingTestModel,
  startTestServer,
  temporaryDirectory,
  type TestServer,
} from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { progressStatuses } from './fixtures/progress-statuses.js';
import { safetensorsFile, smallCheckpoint, type MadeUpTensor } from './fixtures/small-checkpoint.js';
import { uploadDirectory, uploadFiles } from './fixtures/upload-files.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(startServer);
});
afterAll(() => server.close());

const create = (body: unknown): Promise<ProgressResponse[]> => server.postLines('/api/create', body);

async function blobs(): Promise<string[]> {
  return readdir(join(server.modelsDirectory, 'blobs'));
}

/** What a creation has under way; nothing is there once all have ended. */
async function unfinished(): Promise<string[]> {
  return readdir(join(server.modelsDirectory, 'unfinished')).catch(() => []);
}

async function names(): Promise<string[]> {
  const answer = (await (await server.send('GET', '/api/tags')).json()) as TagsResponse;
  return answer.models.map(({ name }) => name);
}

async function answerOf(model: string, prompt = 'Hello', count = 24): Promise<string> {
  const options = { temperature: 0, num_predict: count, num_ctx: 512 };
  const body = { model, prompt, raw: true, stream: false, options };
  return (await server.post<{ response: string }>('/api/generate', body)).response;
}

describe('a model in the layout of Hugging Face', () => {
  it('is converted and runs', async () => {
    const files = await uploadFiles(server, smallCheckpoint({ layers: 2, hidden: 64 }));
    expect(progressStatuses(await create({ model: 'made-up', files }))).toEqual([
      'converting model',
      'verifying conversion',
      'creating new layer sha256:…',
      'writing manifest',
      'success',
    ]);
    const shown = await server.post<ShowResponse>('/api/show', { model: 'made-up' });
    expect(shown.details).toMatchObject({ format: 'gguf', family: 'llama', quantization_level: 'F16' });
    expect((await answerOf('made-up')).length).toBeGreaterThan(0);
  });

  it('may lie in a folder, whose name the client gives too', async () => {
    const checkpoint = Object.entries(smallCheckpoint({ layers: 1, hidden: 32 }));
    const files = await uploadFiles(server, Object.fromEntries(checkpoint.map(([name, of]) => [`folder/${name}`, of])));
    expect(progressStatuses(await create({ model: 'in-a-folder', files })).at(-1)).toBe('success');
  });

  it('answers as its twin did that was recorded', async (context) => {
    const folder = findTestModel('tiny-llama-hf');
    if (folder === undefined) return context.skip(missingTestModel('tiny-llama-hf'));
    const recorded = await readFile(findTestModel('tiny-llama-expected.json') ?? '', 'utf8');
    await create({ model: 'tiny-llama', files: await uploadDirectory(server, folder) });
    const { rows } = JSON.parse(recorded) as { rows: { prompt: string; greedy_text: string }[] };
    for (const { prompt, greedy_text } of rows) expect(await answerOf('tiny-llama', prompt, 32)).toBe(greedy_text);
  });

  it('for embeddings gives the vectors of the reference', async (context) => {
    const folder = findTestModel('all-minilm-l6-v2');
    if (folder === undefined) return context.skip(missingTestModel('all-minilm-l6-v2'));
    const recorded = await readFile(findTestModel('all-minilm-l6-v2-expected.json') ?? '', 'utf8');
    await create({ model: 'minilm', files: await uploadDirectory(server, folder) });
    // The reference reads 256 tokens, the API 512.
    const all = (JSON.parse(recorded) as { rows: { text: string; truncated: boolean; embedding: number[] }[] }).rows;
    const rows = all.filter(({ truncated }) => !truncated);
    expect(rows).toHaveLength(7);
    const input = rows.map(({ text }) => text);
    const { embeddings } = await server.post<{ embeddings: number[][] }>('/api/embed', { model: 'minilm', input });
    for (const [index, { embedding }] of rows.entries()) {
      expect(cosine(embedding, embeddings[index] ?? [])).toBeGreaterThan(0.9999);
    }
  });

  it.each([
    [
      'an unknown architecture',
      { 'config.json': JSON.stringify({ architectures: ['ParrotForCausalLM'] }) },
      /^error: unsupported architecture "ParrotForCausalLM"; these can be converted: .*LlamaForCausalLM/u,
    ],
    ['no configuration', { 'config.json': '' }, /^error: config\.json/u],
    ['a damaged file', { 'model.safetensors': 'no safetensors' }, /^error: model\.safetensors can't be used: /u],
    ['half of the tensors', { 'model.safetensors': safetensorsFile([]) }, /^error: /u],
  ])('is refused with %s, and leaves nothing', async (_what, changes, message) => {
    const files = await uploadFiles(server, { ...smallCheckpoint({ layers: 1, hidden: 32 }), ...changes });
    const before = await blobs();
    expect(progressStatuses(await create({ model: 'refused', files })).at(-1)).toMatch(message);
    expect(await blobs()).toEqual(before);
    expect(await unfinished()).toEqual([]);
    expect(await names()).not.toContain('refused:latest');
  });
});

/** What a part of a split file says of itself. */
function partOf(index: number): Map<string, TypedValue> {
  return new Map<string, TypedValue>([
    ['split.no', { type: 'uint16', value: index }],
    ['split.count', { type: 'uint16', value: 2 }],
  ]);
}

/** The tiny model with a second part that has no tensors. */
async function splitTinyModel(): Promise<Record<string, Uint8Array>> {
  const directory = await temporaryDirectory();
  const [first, second] = [join(directory.path, 'first'), join(directory.path, 'second')];
  await rewriteGguf(tinyModelFiles.weights, first, { set: partOf(0) });
  await writeGguf(second, { metadata: partOf(1), tensors: [] });
  const files = {
    'puna-00001-of-00002.gguf': await readFile(first),
    'puna-00002-of-00002.gguf': await readFile(second),
  };
  await directory.remove();
  return files;
}

describe('a split GGUF file', () => {
  it('becomes one model that answers as the whole one', async () => {
    const files = await uploadFiles(server, await splitTinyModel());
    expect(progressStatuses(await create({ model: 'joined', files }))).toEqual([
      'parsing GGUF',
      'joining split GGUF',
      'verifying conversion',
      // Joining gives the same bytes that were split.
      'using existing layer sha256:…',
      'writing manifest',
      'success',
    ]);
    expect(await answerOf('joined')).toBe(await answerOf('puna-tiny'));
  });

  it('is refused where a part is missing', async () => {
    const [first] = Object.entries(await uploadFiles(server, await splitTinyModel()));
    const lines = await create({ model: 'refused', files: Object.fromEntries([first!]) });
    expect(progressStatuses(lines).at(-1)).toBe('error: split GGUF "puna" has 1 shards, expected 2');
  });
});

describe('a LoRA adapter', () => {
  const rank = 2;

  /** An adapter in PEFT's layout for the first layer's queries of a model with `hidden` numbers. */
  function adapter(hidden: number, strength: number): Record<string, Uint8Array | string> {
    const name = 'base_model.model.model.layers.0.self_attn.q_proj.lora_';
    const factors: MadeUpTensor[] = [
      { name: `${name}A.weight`, shape: [rank, hidden] },
      { name: `${name}B.weight`, shape: [hidden, rank], value: strength },
    ];
    return {
      'adapter_config.json': JSON.stringify({ peft_type: 'LORA', r: rank, lora_alpha: 16 }),
      'adapter_model.safetensors': safetensorsFile(factors),
    };
  }

  it('is converted for the model and changes what it says', async () => {
    await create({ model: 'base', files: await uploadFiles(server, smallCheckpoint({ layers: 1, hidden: 64 })) });
    for (const [model, strength] of [
      ['unchanged', 0],
      ['changed', 100],
    ] as const) {
      const adapters = await uploadFiles(server, adapter(64, strength));
      expect(progressStatuses(await create({ model, from: 'base', adapters }))).toEqual([
        'converting adapter',
        'verifying conversion',
        'using existing layer sha256:…',
        'creating new layer sha256:…',
        'writing manifest',
        'success',
      ]);
    }
    const plain = await answerOf('base');
    expect(await answerOf('unchanged')).toBe(plain);
    expect(await answerOf('changed')).not.toBe(plain);
    const { modelfile } = await server.post<ShowResponse>('/api/show', { model: 'changed' });
    expect(modelfile).toMatch(/^ADAPTER .*blobs/mu);
  });

  it('is refused for a model of another size, and where there are two', async () => {
    const wrong = await create({ model: 'refused', from: 'base', adapters: await uploadFiles(server, adapter(32, 1)) });
    expect(progressStatuses(wrong).at(-1)).toMatch(
      /^error: the adapter's factors for blk\.0\.attn_q\.weight .* another model$/u,
    );
    const weights = await readFile(tinyModelFiles.weights);
    const one = await uploadFiles(server, { 'one.gguf': weights });
    const none = await create({ model: 'refused', from: 'base', adapters: one });
    expect(progressStatuses(none).at(-1)).toBe(
      'error: the file that was given as an adapter is none: a LoRA adapter is needed',
    );
    const two = await create({ model: 'refused', from: 'base', adapters: { ...one, 'two.gguf': one['one.gguf'] } });
    expect(two).toEqual([{ error: 'only one adapter is currently supported' }]);
  });
});

describe('a draft model', () => {
  it('becomes a layer beside the model', async () => {
    const draft_files = await uploadFiles(server, smallCheckpoint({ layers: 1, hidden: 32 }));
    expect(progressStatuses(await create({ model: 'drafted', from: 'puna-tiny', draft_files })).at(-1)).toBe('success');
    const answer = await server.send('POST', '/api/create', { model: 'x', from: 'puna-tiny', draft_quantize: 'Q8_0' });
    expect([answer.status, await answer.json()]).toEqual([400, { error: '--draft-quantize requires a DRAFT model' }]);
  });
});

describe('creations', () => {
  it('that are cancelled leave nothing, while others of the same files go on', async () => {
    const files = await uploadFiles(server, smallCheckpoint({ layers: 4, hidden: 512 }));
    const before = await blobs();
    const cancelled = new AbortController();
    const body = { model: 'cancelled', files };
    const response = await fetch(`${server.url}/api/create`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: cancelled.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    const others = ['first', 'second', 'third'].map((model) => create({ model, files, system: model }));
    cancelled.abort();
    for (const lines of await Promise.all(others)) expect(progressStatuses(lines).at(-1)).toBe('success');
    await expect.poll(unfinished).toEqual([]);
    expect(await names()).not.toContain('cancelled:latest');
    // The weights and the config once, and three system messages.
    expect((await blobs()).length).toBe(before.length + 2 + 3);
    for (const model of ['first', 'second', 'third']) await server.send('DELETE', '/api/delete', { model });
    expect(await blobs()).toEqual(before);
  });
});
