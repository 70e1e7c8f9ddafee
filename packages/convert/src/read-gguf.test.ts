import { mkdtemp, rm, truncate, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrayEntry,
  entry,
  float32,
  ggufBytes,
  numberEntry,
  string,
  tensor,
  uint64,
  valueTypes,
} from './fixtures/gguf-bytes.js';
import { memorySource } from './fixtures/memory-source.js';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { InvalidGgufError, isGguf, readGguf } from './index.js';
import { parseGguf } from './reading/parse-gguf.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'puna-convert-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('reading a real file', () => {
  it('gives metadata in the order of the file, tensors and where their data lies', async () => {
    const file = await readGguf(tinyModelFiles.weights);
    expect(file).toMatchObject({ version: 3, fileSize: 1_266_688, dataOffset: 42_496 });
    expect([...file.metadata.keys()].slice(0, 3)).toEqual(['general.architecture', 'general.type', 'general.name']);
    expect(file.metadata.size).toBe(40);
    expect(file.metadata.get('llama.block_count')).toBe(5);
    expect(file.metadata.get('tokenizer.ggml.add_bos_token')).toBe(false);
    expect(file.metadata.get('general.languages')).toEqual(['en']);
    expect(file.tensors).toHaveLength(47);
    expect(file.tensors[0]).toEqual({
      name: 'token_embd.weight',
      type: 'Q8_0',
      shape: [128, 1280],
      offset: 0,
      byteLength: (128 * 1280 * 34) / 32,
    });
  });

  it('leaves long arrays out unless they are asked for', async () => {
    const { weights } = tinyModelFiles;
    const short = await readGguf(weights);
    expect(short.metadata.get('tokenizer.ggml.tokens')).toEqual({ type: 'string', length: 1280 });
    expect(short.metadata.get('tokenizer.ggml.token_type')).toEqual({ type: 'int32', length: 1280 });
    const full = await readGguf(weights, { arrays: 'all' });
    const tokens = full.metadata.get('tokenizer.ggml.tokens');
    expect(tokens).toHaveLength(1280);
    expect(tokens).toContain('<|im_start|>');
    expect(full.metadata.get('tokenizer.ggml.token_type')).toHaveLength(1280);
    expect(full.tensors).toEqual(short.tensors);
  });

  it('reads a large vocabulary in either way', async (ctx) => {
    const name = 'smollm2-135m-instruct-q4_1.gguf';
    const path = findTestModel(name);
    if (path === undefined) return ctx.skip(missingTestModel(name));
    const short = await readGguf(path);
    const full = await readGguf(path, { arrays: 'all' });
    expect(short.metadata.get('tokenizer.ggml.tokens')).toEqual({ type: 'string', length: 49_152 });
    expect(full.metadata.get('tokenizer.ggml.tokens')).toHaveLength(49_152);
    expect(short.dataOffset).toBe(full.dataOffset);
    expect(short.tensors).toHaveLength(272);
  });

  it('knows a GGUF file by its first bytes', async () => {
    await writeFile(join(folder, 'empty'), '');
    await writeFile(join(folder, 'other'), 'hello');
    expect(await isGguf(tinyModelFiles.weights)).toBe(true);
    expect(await isGguf(tinyModelFiles.answers)).toBe(false);
    expect(await isGguf(join(folder, 'empty'))).toBe(false);
    expect(await isGguf(join(folder, 'other'))).toBe(false);
    expect(await isGguf(folder)).toBe(false);
  });

  it('passes on what the system says of a missing file', async () => {
    await expect(readGguf(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(isGguf(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses what is no file, another format, and a download that stopped half-way', async () => {
    const cut = join(folder, 'cut.gguf');
    await copyFile(tinyModelFiles.weights, cut);
    await truncate(cut, 600_000);
    await expect(readGguf(cut)).rejects.toThrow(/ends \d+ bytes beyond the end of the file: it is cut off/);
    await truncate(cut, 15_000);
    await expect(readGguf(cut)).rejects.toThrow(/the file ends inside/);
    await expect(readGguf(folder)).rejects.toThrow('it is a directory or a device');
    const error: unknown = await readGguf(tinyModelFiles.answers).catch((reason: unknown) => reason);
    expect(InvalidGgufError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'invalid-gguf', path: tinyModelFiles.answers, offset: 0 });
  });
});

const valueOf = async (type: number, bytes: Buffer): Promise<unknown> => {
  const file = await parseGguf(memorySource(ggufBytes({ metadata: [entry('key', type, bytes)] })));
  return file.metadata.get('key');
};

describe('values', () => {
  it('gives 32-bit floats by their shortest digits', async () => {
    for (const value of [1e-5, 1e-6, 0.1, 3.402_823_5e38, 1e-45, 1.234_567_8, -0.5, 10_000, 0]) {
      expect(await valueOf(valueTypes.float32, float32(value))).toBe(value);
    }
    expect(await valueOf(valueTypes.float32, float32(Number.NaN))).toBeNaN();
  });

  it('gives whole numbers as numbers as long as they are exact', async () => {
    expect(await valueOf(valueTypes.uint64, uint64(2 ** 53 - 1))).toBe(2 ** 53 - 1);
    expect(await valueOf(valueTypes.uint64, uint64(2n ** 53n))).toBe(2n ** 53n);
    expect(await valueOf(valueTypes.int64, Buffer.alloc(8, 0xff))).toBe(-1);
    expect(await valueOf(valueTypes.int8, Buffer.from([0x80]))).toBe(-128);
  });

  it('replaces bytes of values that are no UTF-8, as vocabularies of single bytes have them', async () => {
    expect(await valueOf(valueTypes.string, string(Buffer.from([0x61, 0xff])))).toBe('a\u{FFFD}');
  });

  it('reads arrays longer than a window', async () => {
    const elements = Array.from({ length: 40_000 }, (_, index) => float32(index));
    const bytes = ggufBytes({ metadata: [arrayEntry('a', valueTypes.float32, elements), numberEntry('after', 7)] });
    const full = await parseGguf(memorySource(bytes), { arrays: 'all' });
    expect(full.metadata.get('a')).toEqual(elements.map((_, index) => index));
    expect(full.metadata.get('after')).toBe(7);
    const short = await parseGguf(memorySource(bytes));
    expect(short.metadata.get('a')).toEqual({ type: 'float32', length: 40_000 });
    expect(short.metadata.get('after')).toBe(7);
  });

  it('does not load what it leaves out', async () => {
    const vocabulary = arrayEntry(
      'a',
      valueTypes.string,
      Array.from({ length: 2000 }, () => string('x'.repeat(10_000))),
    );
    const source = memorySource(ggufBytes({ metadata: [vocabulary], tensors: [tensor()] }));
    await parseGguf(source);
    expect(source.size).toBeGreaterThan(20_000_000);
    expect(source.largestRead).toBeLessThanOrEqual(1024 * 1024);
  });

  it('reads version 2, a scalar, and another alignment', async () => {
    const tensors = [tensor({ name: 'a', shape: [] }), tensor({ name: 'b', offset: 256 })];
    const bytes = ggufBytes({
      version: 2,
      metadata: [numberEntry('general.alignment', 256)],
      tensors,
      alignment: 256,
      dataBytes: 384,
    });
    const file = await parseGguf(memorySource(bytes));
    expect(file).toMatchObject({ version: 2, dataOffset: 256 });
    expect(file.tensors[0]).toMatchObject({ shape: [], byteLength: 4 });
  });
});
