import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTestModel, missingTestModel, temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate, loadGguf } from '../fixtures/run-model.js';
import { convertHuggingFace, directoryFiles, readGguf, type GgufFile } from '../index.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

async function convert(folder: string, name: string): Promise<string> {
  const path = join(directory.path, name);
  await (await convertHuggingFace(await directoryFiles(folder))).write(path);
  return path;
}

/** The bytes of each tensor by name, its type in front. */
async function tensorContents(path: string): Promise<Map<string, string>> {
  const [file, bytes] = [await readGguf(path), await readFile(path)];
  return new Map(
    file.tensors.map(({ name, type, shape, offset, byteLength }) => {
      const start = file.dataOffset + offset;
      return [name, `${type} ${shape.join('x')} ${bytes.subarray(start, start + byteLength).toString('base64')}`];
    }),
  );
}

function valueText(file: GgufFile, key: string): string | undefined {
  return JSON.stringify(file.metadata.get(key));
}

/** The keys whose values differ between two files, or which one of them lacks. */
function differentKeys(left: GgufFile, right: GgufFile): string[] {
  const keys = new Set([...left.metadata.keys(), ...right.metadata.keys()]);
  return [...keys].filter((key) => valueText(left, key) !== valueText(right, key)).toSorted();
}

/** A description of the model that stands in no file of the directory. */
const described = ['general.basename', 'general.description', 'general.languages', 'general.license', 'general.name'];

describe('a directory that exists as GGUF too', () => {
  it.for([
    {
      folder: 'tiny-llama-hf',
      twin: 'tiny-llama.gguf',
      // The twin leaves out what llama.cpp takes by default.
      different: [
        'general.license',
        'general.name',
        'general.quantization_version',
        'llama.attention.key_length',
        'llama.attention.value_length',
        'tokenizer.ggml.add_eos_token',
      ],
    },
    {
      folder: 'puna-tiny/hf',
      twin: 'puna-tiny/puna-tiny-f16.gguf',
      different: [
        ...described,
        'general.organization',
        'general.size_label',
        // Ollama's key for the two ends that generation_config.json names.
        'tokenizer.ggml.eos_token_ids',
        // llama.cpp finds these by their texts; the twin names them.
        'tokenizer.ggml.eot_token_id',
        'tokenizer.ggml.fim_mid_token_id',
        'tokenizer.ggml.fim_pre_token_id',
        'tokenizer.ggml.fim_suf_token_id',
      ],
    },
  ])('$folder becomes the same tensors bit for bit, and metadata with the same meaning', async (model, ctx) => {
    const [from, expected] = [findTestModel(model.folder), findTestModel(model.twin)];
    if (from === undefined || expected === undefined) return ctx.skip(missingTestModel(model.twin));
    const path = await convert(from, 'twin.gguf');
    expect(await tensorContents(path)).toEqual(await tensorContents(expected));
    const [file, twinFile] = [await readGguf(path, { arrays: 'all' }), await readGguf(expected, { arrays: 'all' })];
    expect(differentKeys(file, twinFile)).toEqual(model.different);
  });
});

interface TinyLlamaRow {
  readonly name: string;
  readonly prompt: string;
  readonly token_ids: number[];
  readonly greedy_text: string;
}

interface PunaTinyCase {
  readonly prompt: string;
  readonly prompt_tokens: number;
  readonly raw: string;
  readonly tokens: number;
}

interface EmbeddingRow {
  readonly text: string;
  readonly input_ids: number[];
  readonly truncated: boolean;
  readonly embedding: number[];
}

describe('a converted model answers as recorded', () => {
  it('tiny-llama, all prompts', async (ctx) => {
    const folder = findTestModel('tiny-llama-hf');
    if (folder === undefined) return ctx.skip(missingTestModel('tiny-llama-hf'));
    const text = await readFile(findTestModel('tiny-llama-expected.json') ?? '', 'utf8');
    const { rows } = JSON.parse(text) as { rows: TinyLlamaRow[] };
    const model = await loadGguf(await convert(folder, 'tiny-llama.gguf'));
    for (const row of rows) {
      expect(await model.tokenize(row.prompt)).toEqual(row.token_ids);
      expect((await generate(model, row.prompt, 32)).text).toBe(row.greedy_text);
    }
    await model.close();
  });

  it('puna-tiny, all requests', async (ctx) => {
    const folder = findTestModel('puna-tiny/hf');
    if (folder === undefined) return ctx.skip(missingTestModel('puna-tiny/hf'));
    const text = await readFile(findTestModel('puna-tiny/expected.json') ?? '', 'utf8');
    const { cases } = JSON.parse(text) as { cases: PunaTinyCase[] };
    const model = await loadGguf(await convert(folder, 'puna-tiny.gguf'), [], 1024);
    for (const { prompt, prompt_tokens, raw, tokens } of cases) {
      expect(await model.tokenize(prompt)).toHaveLength(prompt_tokens);
      expect((await generate(model, prompt, tokens + 4)).text).toBe(raw);
    }
    await model.close();
  });

  it('all-MiniLM-L6-v2, the vectors of all texts that were not cut', async (ctx) => {
    const folder = findTestModel('all-minilm-l6-v2');
    if (folder === undefined) return ctx.skip(missingTestModel('all-minilm-l6-v2'));
    const text = await readFile(findTestModel('all-minilm-l6-v2-expected.json') ?? '', 'utf8');
    const rows = (JSON.parse(text) as { rows: EmbeddingRow[] }).rows.filter(({ truncated }) => !truncated);
    const model = await loadGguf(await convert(folder, 'minilm.gguf'), [], 512);
    const { embeddings } = await model.embed({ inputs: rows.map((row) => row.text) });
    expect(rows).toHaveLength(7);
    for (const [index, row] of rows.entries()) {
      expect(await model.tokenize(row.text, { addSpecial: true })).toEqual(row.input_ids);
      const cosine = row.embedding.reduce((total, value, place) => total + value * embeddings[index]![place]!, 0);
      expect(cosine).toBeGreaterThan(0.9999);
    }
    await model.close();
  });
});
