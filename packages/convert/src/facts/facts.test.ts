import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from '@puna/tiny-model';
import { describe, expect, it } from 'vitest';
import {
  arrayEntry,
  boolEntry,
  entry,
  ggufBytes,
  numberEntry,
  string,
  textEntry,
  uint32,
  uint64,
  valueTypes,
} from '../fixtures/gguf-bytes.js';
import { memorySource } from '../fixtures/memory-source.js';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import {
  contextLength,
  embeddingLength,
  fileTypeName,
  formatParameterCount,
  ggufArchitecture,
  ggufCapabilities,
  ggufRole,
  modelInfo,
  parameterCount,
  readGguf,
  type GgufFile,
} from '../index.js';
import { parseGguf } from '../reading/parse-gguf.js';

const withMetadata = (...metadata: Buffer[]): Promise<GgufFile> => parseGguf(memorySource(ggufBytes({ metadata })));
const architecture = (name: string): Buffer => textEntry('general.architecture', name);

const byName = (left: { name: string }, right: { name: string }): number => (left.name < right.name ? -1 : 1);

interface RecordedShow {
  modelInfo: Record<string, unknown>;
  tensors: { name: string; type: string; shape: number[] }[];
  firstElements: Record<string, unknown[]>;
}

const recorded = async (): Promise<RecordedShow> =>
  JSON.parse(await readFile(new URL('../fixtures/smollm2-show.json', import.meta.url), 'utf8')) as RecordedShow;

describe('SmolLM2, as Ollama shows it', () => {
  const name = 'smollm2-135m-instruct-q4_1.gguf';

  it('has the same details, model_info and tensors', async (ctx) => {
    const path = findTestModel(name);
    if (path === undefined) return ctx.skip(missingTestModel(name));
    const file = await readGguf(path);
    const expected = await recorded();
    expect(ggufArchitecture(file)).toBe('llama');
    expect(formatParameterCount(parameterCount(file))).toBe('134.52M');
    expect(fileTypeName(file)).toBe('Q4_1');
    expect(contextLength(file)).toBe(8192);
    expect(embeddingLength(file)).toBe(576);
    expect(ggufRole(file)).toBe('model');
    expect(ggufCapabilities(file)).toEqual({ embedding: false, vision: false, audio: false });
    const info = modelInfo(file, { verbose: false });
    expect(Object.entries(info)).toEqual(Object.entries(expected.modelInfo));
    // Ollama stores a rewritten file, in which the tensors stand in another order.
    const tensors = file.tensors.map(({ name, type, shape }) => ({ name, type, shape }));
    expect(tensors.toSorted(byName)).toEqual(expected.tensors.toSorted(byName));
  });

  it('has the same arrays in full', async (ctx) => {
    const path = findTestModel(name);
    if (path === undefined) return ctx.skip(missingTestModel(name));
    const info = modelInfo(await readGguf(path, { arrays: 'all' }), { verbose: true });
    expect(info['tokenizer.ggml.tokens']).toHaveLength(49_152);
    for (const [key, elements] of Object.entries((await recorded()).firstElements)) {
      expect((info[key] as unknown[]).slice(0, elements.length)).toEqual(elements);
    }
  });
});

describe('model info', () => {
  it('leaves out name and template, adds the parameter count and sorts', async () => {
    const info = modelInfo(await readGguf(tinyModelFiles.weights), { verbose: false });
    expect(info).not.toHaveProperty(['general.name']);
    expect(info).not.toHaveProperty(['tokenizer.chat_template']);
    expect(info['general.parameter_count']).toBe(1_148_288);
    expect(info['llama.attention.layer_norm_rms_epsilon']).toBe(1e-5);
    expect(Object.keys(info)).toEqual(Object.keys(info).sort());
  });

  it('shows arrays only when verbose, except empty ones', async () => {
    const file = await withMetadata(
      arrayEntry('some', valueTypes.uint32, [uint32(7)]),
      arrayEntry('none', valueTypes.uint32, []),
    );
    expect(modelInfo(file, { verbose: false })).toMatchObject({ some: null, none: [] });
    expect(modelInfo(file, { verbose: true })).toMatchObject({ some: [7], none: [] });
  });

  it('says so when arrays that were omitted are asked for', async () => {
    const file = await readGguf(tinyModelFiles.weights);
    expect(() => modelInfo(file, { verbose: true })).toThrow(TypeError);
  });

  it('can always be written as JSON', async () => {
    const file = await withMetadata(
      entry('large', valueTypes.uint64, uint64(2n ** 64n - 1n)),
      arrayEntry('larger', valueTypes.uint64, [uint64(2n ** 63n)]),
      textEntry('__proto__', 'a name like any other'),
    );
    const text = JSON.stringify(modelInfo(file, { verbose: true }));
    expect(text).toBe(
      '{"__proto__":"a name like any other","general.parameter_count":0,"large":18446744073709552000,"larger":[9223372036854776000]}',
    );
  });
});

describe('a parameter count in words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1K'],
    [1_499, '1K'],
    [1_148_288, '1.15M'],
    [2_000_000, '2M'],
    [134_515_008, '134.52M'],
    [999_999_999, '1000.00M'],
    [1_000_000_000, '1B'],
    [8_030_261_248, '8.0B'],
    [70_553_706_496, '70.6B'],
  ])('%i is %s', (count, words) => {
    expect(formatParameterCount(count)).toBe(words);
  });

  it('goes to the even digit when it is exactly halfway', () => {
    expect([1_500, 2_500, 3_500].map(formatParameterCount)).toEqual(['2K', '2K', '4K']);
    expect([1_125_000, 1_375_000].map(formatParameterCount)).toEqual(['1.12M', '1.38M']);
    expect([1_250_000_000, 1_750_000_000].map(formatParameterCount)).toEqual(['1.2B', '1.8B']);
  });
});

describe('details', () => {
  it('are unknown where the file does not say', async () => {
    const file = await withMetadata();
    expect(ggufArchitecture(file)).toBe('unknown');
    expect(fileTypeName(file)).toBe('unknown');
    expect(contextLength(file)).toBeUndefined();
    expect(embeddingLength(file)).toBeUndefined();
    expect(parameterCount(file)).toBe(0);
  });

  it.each([
    [0, 'unknown'],
    [1, 'F16'],
    [4, 'unknown'],
    [15, 'Q4_K_M'],
    [31, 'IQ1_M'],
    [33, 'unknown'],
    [38, 'MXFP4_MOE'],
    [1024, 'unknown'],
  ])('file type %i is %s', async (number, name) => {
    expect(fileTypeName(await withMetadata(numberEntry('general.file_type', number)))).toBe(name);
  });

  it('do not believe a length that is no number', async () => {
    const file = await withMetadata(architecture('llama'), textEntry('llama.context_length', 'long'));
    expect(contextLength(file)).toBeUndefined();
  });
});

describe('the role of a file', () => {
  it.each([
    ['its own word', 'adapter', [architecture('llama'), textEntry('general.type', 'adapter')]],
    ['its own word', 'projector', [architecture('clip'), textEntry('general.type', 'mmproj')]],
    ['its own word', 'projector', [architecture('clip'), textEntry('general.type', 'projector')]],
    ['a vision encoder without a model', 'projector', [architecture('x'), numberEntry('x.vision.block_count', 2)]],
    ['a clip encoder', 'projector', [architecture('clip'), boolEntry('clip.has_vision_encoder', 1)]],
    ['a clip encoder for sound', 'projector', [architecture('clip'), boolEntry('clip.has_audio_encoder', 1)]],
    [
      'a model with its own eyes',
      'model',
      [architecture('x'), numberEntry('x.block_count', 9), numberEntry('x.vision.block_count', 2)],
    ],
    ['clip without an encoder', 'model', [architecture('clip'), boolEntry('clip.has_vision_encoder', 0)]],
    ['anything else', 'model', [architecture('llama')]],
  ])('%s: %s', async (_, role, metadata) => {
    expect(ggufRole(await withMetadata(...metadata))).toBe(role);
  });

  it('of a real projector', async (ctx) => {
    const path = findTestModel('tiny-vlm-mmproj.gguf');
    if (path === undefined) return ctx.skip(missingTestModel('tiny-vlm-mmproj.gguf'));
    const file = await readGguf(path);
    expect(ggufRole(file)).toBe('projector');
    expect(ggufCapabilities(file)).toEqual({ embedding: false, vision: true, audio: false });
  });
});

describe('capabilities', () => {
  const none = { embedding: false, vision: false, audio: false };
  const hearing = [architecture('clip'), textEntry('general.type', 'mmproj'), boolEntry('clip.has_audio_encoder', 1)];
  it.each([
    ['a language model', [architecture('llama')], none],
    ['a pooling model', [architecture('bert'), numberEntry('bert.pooling_type', 1)], { ...none, embedding: true }],
    ['the key of another architecture', [architecture('llama'), numberEntry('bert.pooling_type', 1)], none],
    [
      'a model that sees',
      [architecture('x'), numberEntry('x.block_count', 1), numberEntry('x.vision.block_count', 1)],
      { ...none, vision: true },
    ],
    ['a model that hears', [architecture('x'), numberEntry('x.audio.block_count', 1)], { ...none, audio: true }],
    ['a projector that hears', hearing, { ...none, vision: true, audio: true }],
    [
      'a projector that Ollama takes for deaf',
      [...hearing, textEntry('clip.projector_type', 'gemma3nv')],
      { ...none, vision: true },
    ],
    [
      'the other one',
      [...hearing, textEntry('clip.vision.projector_type', 'nemotron_h_omni')],
      { ...none, vision: true },
    ],
    [
      'a projector with a vocabulary',
      [...hearing, arrayEntry('t', valueTypes.string, [string('a')])],
      { ...none, vision: true, audio: true },
    ],
  ])('%s', async (_, metadata, capabilities) => {
    expect(ggufCapabilities(await withMetadata(...metadata))).toEqual(capabilities);
  });
});
