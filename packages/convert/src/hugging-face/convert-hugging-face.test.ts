import { mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoders } from '../fixtures/models/encoders.js';
import { convertGenerated, writeGeneratedModel, type GeneratedModel } from '../fixtures/models/generated-model.js';
import { llamaModels } from '../fixtures/models/llama-models.js';
import { otherDecoders } from '../fixtures/models/other-decoders.js';
import { safetensorsBytes } from '../fixtures/models/safetensors-bytes.js';
import type { Tensor } from '../fixtures/reference/numbers.js';
import { ConvertError, convertHuggingFace, directoryFiles, knownArchitectures, readGguf } from '../index.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

const llama = llamaModels[0]!;
let count = 0;

interface Changes {
  readonly model?: GeneratedModel;
  readonly config?: Record<string, unknown>;
  readonly tensors?: (tensors: Map<string, Tensor>) => void;
  readonly other?: Record<string, unknown>;
}

/** Writes a model with changes, in a folder of its own. */
async function files({ model = llama, config, tensors, other }: Changes = {}): Promise<Map<string, string>> {
  const folder = join(directory.path, `model-${(count += 1)}`);
  const paths = await writeGeneratedModel({ ...model, files: { ...model.files, ...other } }, folder);
  await writeFile(paths.get('config.json')!, JSON.stringify({ ...model.config, ...config }));
  const changed = new Map(model.random.tensors);
  tensors?.(changed);
  await writeFile(paths.get('model.safetensors')!, safetensorsBytes(changed, model.random.type));
  return paths;
}

describe('what can be converted', () => {
  it('is listed by the names of config.json', () => {
    expect(knownArchitectures).toEqual(knownArchitectures.toSorted());
    for (const name of ['LlamaForCausalLM', 'Qwen3MoeForCausalLM', 'BertModel', 'ModernBertModel']) {
      expect(knownArchitectures).toContain(name);
    }
  });

  it('is refused by name, with that list, where it is unknown', async () => {
    const paths = await files({ config: { architectures: ['MambaForCausalLM'] } });
    const error: unknown = await convertHuggingFace(paths).catch((reason: unknown) => reason);
    expect(ConvertError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'unsupported-architecture',
      architecture: 'MambaForCausalLM',
      known: knownArchitectures,
      message: expect.stringMatching(/^unsupported architecture "MambaForCausalLM"; .*LlamaForCausalLM/u),
    });
  });
});

const fileOf = (place: number): string => `model-0000${(place % 2) + 1}-of-00002.safetensors`;

/** The model in two shards, and the index of them. */
async function shards(): Promise<{ paths: Map<string, string>; index: string; weightMap: Record<string, string> }> {
  const whole = await files();
  const folder = join(directory.path, `shards-${(count += 1)}`);
  await mkdir(folder);
  const names = [...llama.random.tensors.keys()];
  const paths = new Map([...whole].filter(([name]) => name !== 'model.safetensors'));
  for (const shard of [0, 1]) {
    const own = names.filter((_, place) => place % 2 === shard);
    const tensors = new Map(own.map((name) => [name, llama.random.tensors.get(name)!]));
    paths.set(fileOf(shard), join(folder, fileOf(shard)));
    await writeFile(join(folder, fileOf(shard)), safetensorsBytes(tensors, llama.random.type));
  }
  const weightMap = Object.fromEntries(names.map((name, place) => [name, fileOf(place)]));
  const index = join(folder, 'index.json');
  await writeFile(index, JSON.stringify({ weight_map: weightMap }));
  return { paths, index, weightMap };
}

/** A safetensors file in BF16 without data on the disk: a hole, which is read as zeros. */
async function writeHollow(path: string, tensors: readonly (readonly [string, readonly number[]])[]): Promise<void> {
  let offset = 0;
  const entries = tensors.map(([name, shape]) => {
    const start = offset;
    offset += shape.reduce((left, right) => left * right, 2);
    return [name, { dtype: 'BF16', shape, data_offsets: [start, offset] }] as const;
  });
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.byteLength));
  const handle = await open(path, 'w');
  await handle.write(Buffer.concat([length, header]));
  await handle.truncate(8 + header.byteLength + offset);
  await handle.close();
}

/** The types of the tensors whose names fit a pattern. */
async function typesOf(model: GeneratedModel | undefined, pattern: RegExp): Promise<Set<string>> {
  const { tensors } = await convertHuggingFace(await files({ model: model! }));
  return new Set(tensors.filter(({ name }) => pattern.test(name)).map(({ type }) => type));
}

describe('a conversion', () => {
  it('tells what the file will hold before it is written', async () => {
    const conversion = await convertHuggingFace(await files(), { name: 'My Model' });
    const path = join(directory.path, 'told.gguf');
    await conversion.write(path);
    const file = await readGguf(path, { arrays: 'all' });
    expect(conversion.architecture).toBe('llama');
    expect([...file.metadata.keys()]).toEqual([...conversion.metadata.keys()]);
    expect(file.metadata.get('general.name')).toBe('My Model');
    expect(file.tensors.map(({ name, type, shape }) => ({ name, type, shape }))).toEqual(conversion.tensors);
  });

  it.each([
    ['F32', 0],
    ['F16', 1],
    ['BF16', 32],
  ] as const)('writes matrices as %s and vectors as F32', async (outputType, fileType) => {
    const file = await readGguf(await convertGenerated({ ...llama, name: outputType }, directory.path, { outputType }));
    expect(file.metadata.get('general.file_type')).toBe(fileType);
    const types = new Map(file.tensors.map(({ name, type }) => [name, type]));
    expect(types.get('blk.0.attn_q.weight')).toBe(outputType);
    expect(types.get('blk.0.attn_norm.weight')).toBe('F32');
  });

  it('keeps in 32 bits what llama.cpp computes so: positions, token types, and who chooses experts', async () => {
    expect(await typesOf(encoders[0], /^(?:position_embd|token_types)/u)).toEqual(new Set(['F32']));
    const mixtral = llamaModels.find(({ name }) => name === 'Mixtral');
    expect(await typesOf(mixtral, /ffn_gate_inp/u)).toEqual(new Set(['F32']));
  });

  it('takes shards with an index, and without', async () => {
    const { paths, index } = await shards();
    const results: Buffer[] = [];
    for (const set of [await files(), paths, new Map([...paths, ['model.safetensors.index.json', index] as const])]) {
      const path = join(directory.path, 'sharded.gguf');
      await (await convertHuggingFace(set)).write(path);
      results.push(await readFile(path));
    }
    expect(results[1]!.equals(results[0]!)).toBe(true);
    expect(results[2]!.equals(results[0]!)).toBe(true);
  });

  it('refuses shards that are missing, or are not what the index says', async () => {
    const { paths, index, weightMap } = await shards();
    const whole = new Map([...paths, ['model.safetensors.index.json', index] as const]);
    const last = 'model-00002-of-00002.safetensors';
    const isPresent = ([name]: readonly [string, string]): boolean => name !== last;
    await expect(convertHuggingFace(new Map([...whole].filter(isPresent)))).rejects.toThrow(`${last} is missing`);
    await expect(convertHuggingFace(new Map([...paths].filter(isPresent)))).rejects.toThrow(
      '1 of the 2 files model-*.safetensors are there',
    );
    const swapped = weightMap['model.norm.weight'] === last ? last.replace('00002-', '00001-') : last;
    await writeFile(index, JSON.stringify({ weight_map: { ...weightMap, 'model.norm.weight': swapped } }));
    await expect(convertHuggingFace(whole)).rejects.toThrow(`has the tensor model.norm.weight, but it does not`);
  });

  it('finds files by their names alone, also below a folder', async () => {
    const below = new Map([...(await files())].map(([name, path]) => [`some/folder/${name}`, path]));
    expect((await convertHuggingFace(below)).architecture).toBe('llama');
  });

  it('tells how far it is, ends at the whole, and can be aborted without leaving anything', async () => {
    const folder = join(directory.path, 'aborted');
    await mkdir(folder);
    const conversion = await convertHuggingFace(await files());
    const seen: number[] = [];
    const record = ({ completed, total }: { completed: number; total: number }): unknown =>
      seen.push(completed / total);
    await conversion.write(join(folder, 'whole'), { onProgress: record });
    expect(seen.at(-1)).toBe(1);
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('enough'));
    const writing = conversion.write(join(folder, 'part'), { signal: controller.signal, onProgress });
    await expect(writing).rejects.toThrow('enough');
    expect(await readdir(folder)).toEqual(['whole']);
  });

  it('averages what an encoder gives, where nothing says how', async () => {
    const paths = await files({ model: encoders[0]! });
    paths.delete('modules.json');
    paths.delete('1_Pooling/config.json');
    expect((await convertHuggingFace(paths)).metadata.get('bert.pooling_type')?.value).toBe(1);
  });

  it('pools a decoder as its modules say', async () => {
    const other = { '1_Pooling/config.json': { pooling_mode: 'lasttoken' } };
    expect((await convertHuggingFace(await files({ other }))).metadata.get('llama.pooling_type')?.value).toBe(3);
    const unknown = { '1_Pooling/config.json': { pooling_mode_max_tokens: true } };
    await expect(convertHuggingFace(await files({ other: unknown }))).rejects.toThrow(
      'other than mean, CLS or last token',
    );
  });

  it('needs little memory for a large model', async () => {
    const layers = 24;
    const size = 2048;
    const config = {
      hidden_size: size,
      intermediate_size: size,
      num_hidden_layers: layers,
      num_attention_heads: 16,
      num_key_value_heads: 16,
    };
    const tensors: [string, number[]][] = [['model.embed_tokens.weight', [llama.tokenizer.size, size]]];
    for (let layer = 0; layer < layers; layer += 1) {
      for (const part of ['q', 'v'])
        tensors.push([`model.layers.${layer}.self_attn.${part}_proj.weight`, [size, size]]);
    }
    const paths = await files({ config });
    await writeHollow(paths.get('model.safetensors')!, tensors);
    const conversion = await convertHuggingFace(paths);
    const before = process.memoryUsage().rss;
    let peak = 0;
    await conversion.write(join(directory.path, 'large.gguf'), {
      onProgress: () => {
        peak = Math.max(peak, process.memoryUsage().rss - before);
      },
    });
    expect(peak).toBeLessThan(150 * 1024 * 1024);
  });
});

const without =
  (pattern: RegExp) =>
  (tensors: Map<string, Tensor>): void => {
    for (const name of [...tensors.keys()].filter((candidate) => pattern.test(candidate))) tensors.delete(name);
  };

const named = (name: string): GeneratedModel =>
  [...llamaModels, ...otherDecoders].find((model) => model.name === name)!;

describe('a model is refused', () => {
  it.each<[string, Changes, string]>([
    ['without an architecture', { config: { architectures: undefined } }, 'config.json names no architecture'],
    ['without a size', { config: { hidden_size: undefined } }, 'config.json has no count hidden_size'],
    [
      'with a size that is none',
      { config: { num_attention_heads: -4 } },
      'num_attention_heads is -4, which is no count',
    ],
    ['with a size in words', { config: { hidden_size: 'large' } }, 'config.json: hidden_size or n_embd is no number'],
    ['with heads that do not fit', { config: { num_attention_heads: 7 } }, "can't be divided into"],
    ['with unknown scaling', { config: { rope_scaling: { type: 'magic', factor: 2 } } }, 'scaling of the type "magic"'],
    ['without a layer', { tensors: without(/layers\.1\./u) }, 'the checkpoint has no tensors of layer 1 of 2'],
    ['with too many layers', { config: { num_hidden_layers: 1 } }, 'has 2 layers; the configuration says 1'],
    ['without embeddings', { tensors: without(/embed_tokens/u) }, 'the checkpoint has no embeddings of tokens'],
    [
      'without one of its experts',
      { model: named('Mixtral'), tensors: without(/layers\.0\.block_sparse_moe\.experts\.2\.w1/u) },
      'one of the 3 tensors for blk.0.ffn_gate_exps.weight is missing: 2',
    ],
    [
      'with a tensor that has no place',
      { tensors: (tensors) => tensors.set('model.layers.0.extra.weight', tensors.get('model.norm.weight')!) },
      'the tensor model.layers.0.extra.weight has no place in the architecture llama',
    ],
    [
      'with two tensors for one place',
      { tensors: (tensors) => tensors.set('norm.weight', tensors.get('model.norm.weight')!) },
      'there are several tensors for output_norm.weight',
    ],
    [
      'with an empty tensor',
      { tensors: (tensors) => tensors.set('model.norm.weight', { shape: [0, 2 ** 40], data: new Float64Array(0) }) },
      'the tensor model.norm.weight of shape [0, 1099511627776] is empty',
    ],
    [
      'with experts that are weighted otherwise',
      { model: named('Qwen 3 with experts'), config: { norm_topk_prob: false } },
      'norm_topk_prob must be true for this architecture',
    ],
    [
      'with layers without experts',
      { model: named('Qwen 3 with experts'), config: { mlp_only_layers: [0] } },
      'layers without experts',
    ],
    [
      'with factors of the wrong number',
      {
        model: named('Phi-3 with factors for long contexts'),
        config: { rope_scaling: { type: 'longrope', long_factor: [1], short_factor: [1] } },
      },
      'short_factor and long_factor must have 8 numbers each',
    ],
  ])('%s', async (_, changes, message) => {
    const error: unknown = await convertHuggingFace(await files(changes)).catch((reason: unknown) => reason);
    expect(ConvertError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
  });

  it('with files that are too large or no JSON', async () => {
    const paths = await files();
    const config = paths.get('config.json')!;
    await writeFile(config, '{');
    await expect(convertHuggingFace(paths)).rejects.toThrow('config.json is not valid JSON');
    await writeFile(config, `{"a":"${'x'.repeat(5_000_000)}"}`);
    await expect(convertHuggingFace(paths)).rejects.toThrow('config.json has 5000008 bytes; the limit is 4194304');
    await writeFile(config, '['.repeat(1000));
    await expect(convertHuggingFace(paths)).rejects.toThrow('config.json is nested more than 32 deep');
    paths.delete('config.json');
    await expect(convertHuggingFace(paths)).rejects.toThrow("config.json is missing among the model's files");
    await expect(convertHuggingFace(new Map())).rejects.toMatchObject({ code: 'invalid-model-files' });
  });
});

describe('the files of a directory', () => {
  it('are those in it and one level down, by their names', async () => {
    const folder = join(directory.path, 'listed');
    await mkdir(join(folder, '1_Pooling', 'deeper'), { recursive: true });
    const names = ['config.json', '1_Pooling/config.json', '1_Pooling/deeper/config.json'];
    for (const name of names) await writeFile(join(folder, name), '{}');
    await symlink('config.json', join(folder, 'link.json'));
    const found = [...(await directoryFiles(folder)).keys()].toSorted();
    expect(found).toEqual(['1_Pooling/config.json', 'config.json', 'link.json']);
  });

  it('must not be links that lead out of it', async () => {
    const folder = join(directory.path, 'leading-out');
    await mkdir(folder);
    await writeFile(join(directory.path, 'outside.json'), '{}');
    await symlink(join(directory.path, 'outside.json'), join(folder, 'inside.json'));
    await expect(directoryFiles(folder)).rejects.toThrow('insecure path: inside.json');
  });
});
