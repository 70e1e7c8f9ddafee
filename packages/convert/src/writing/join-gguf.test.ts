import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinGguf, readGguf, SplitGgufError, splitCount, writeGguf, type TypedValue } from '../index.js';
import type { StoredEntry } from './gguf-content.js';
import { openStoredGguf } from './stored-gguf.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

interface Split {
  /** What the parts say of how many there are. */
  readonly count?: number;
  readonly total?: number;
  /** What a part says of its own place. */
  readonly place?: (index: number) => number;
}

const fiveDigits = (value: number): string => String(value).padStart(5, '0');

const refusal = async (files: Map<string, string>): Promise<unknown> =>
  joinGguf(files, join(directory.path, 'refused.gguf')).catch((error: unknown) => error);

/** Splits the tiny model as llama.cpp's tool does: all metadata in the first part, the tensors over all of them. */
async function split(
  name: string,
  parts: number,
  { count = parts, total, place = (index) => index }: Split = {},
): Promise<Map<string, string>> {
  const whole = await openStoredGguf(tinyModelFiles.weights);
  const tensors = whole.tensors();
  const files = new Map<string, string>();
  for (let index = 0; index < parts; index += 1) {
    const path = join(directory.path, `${name}-${index}`);
    const own: [string, TypedValue][] = [
      ['split.no', { type: 'uint16', value: place(index) }],
      ['split.count', { type: 'uint16', value: count }],
      ['split.tensors.count', { type: 'int32', value: total ?? tensors.length }],
    ];
    const metadata = new Map<string, TypedValue | StoredEntry>(index === 0 ? whole.entries() : []);
    for (const [key, value] of own) metadata.set(key, value);
    await writeGguf(path, { metadata, tensors: tensors.filter((_, tensor) => tensor % parts === index) });
    files.set(`folder/${name}-${fiveDigits(index + 1)}-of-${fiveDigits(parts)}.gguf`, path);
  }
  await whole.close();
  return files;
}

/** The bytes of each tensor. */
async function contents(path: string): Promise<Map<string, string>> {
  const [file, bytes] = [await readGguf(path), await readFile(path)];
  return new Map(
    file.tensors.map(({ name, offset, byteLength }) => {
      const start = file.dataOffset + offset;
      return [name, bytes.toString('base64', start, start + byteLength)];
    }),
  );
}

describe('the parts of a split file', () => {
  it.each([1, 3])('become one with the same metadata and tensors: %i of them', async (parts) => {
    const files = await split(`tiny${parts}`, parts);
    expect(splitCount(await readGguf([...files.values()][0] ?? ''))).toBe(parts);
    const path = join(directory.path, `joined-${parts}.gguf`);
    await joinGguf(new Map([...files].toReversed()), path);
    const [joined, whole] = [
      await readGguf(path, { arrays: 'all' }),
      await readGguf(tinyModelFiles.weights, { arrays: 'all' }),
    ];
    expect([...joined.metadata]).toEqual([...whole.metadata]);
    expect(await contents(path)).toEqual(await contents(tinyModelFiles.weights));
    expect(splitCount(joined)).toBe(1);
  });

  it('are refused when one is missing', async () => {
    const files = await split('missing', 3);
    files.delete('folder/missing-00002-of-00003.gguf');
    const error = await refusal(files);
    expect(SplitGgufError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'split-gguf',
      message: 'split GGUF "folder/missing" has 2 shards, expected 3',
    });
  });

  it('are refused when their names do not say which they are', async () => {
    const [[, path] = ['', '']] = await split('named', 1);
    expect(await refusal(new Map([['model.gguf', path]]))).toMatchObject({
      message: 'split GGUF "model.gguf" must use llama.cpp split filename pattern',
    });
  });

  it('are refused when they are of different models', async () => {
    const files = new Map([...(await split('one', 2)), ...(await split('two', 2))]);
    expect(await refusal(files)).toMatchObject({
      message: expect.stringContaining('does not belong to the same model'),
    });
  });

  it('are refused when a number comes twice', async () => {
    const [[, path] = ['', '']] = await split('twice', 2);
    const files = new Map(
      ['twice-00002-of-00002.gguf', 'twice-00002-of-00002.gguf/../twice-00002-of-00002.gguf'].map((name) => [
        name,
        path,
      ]),
    );
    expect(await refusal(files)).toMatchObject({ code: 'split-gguf' });
  });

  it('are refused when the files contradict their names', async () => {
    expect(await refusal(await split('count', 2, { count: 3 }))).toMatchObject({
      message: 'split GGUF "folder/count-00001-of-00002.gguf" has split.count 3, expected 2',
    });
    expect(await refusal(await split('place', 2, { place: (index) => 1 - index }))).toMatchObject({
      message: 'split GGUF "folder/place-00001-of-00002.gguf" has split.no 1, expected 0',
    });
    expect(await refusal(await split('total', 2, { total: 46 }))).toMatchObject({
      message: expect.stringContaining('has 47 tensors, expected 46'),
    });
  });
});
