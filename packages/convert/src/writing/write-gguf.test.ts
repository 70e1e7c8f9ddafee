import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bool,
  float32,
  list,
  readGguf,
  rewriteGguf,
  text,
  uint32,
  writeGguf,
  writeGgufTo,
  type GgufContent,
  type TensorToWrite,
  type TypedValue,
} from '../index.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

/** A directory of its own for a test. */
async function folder(name: string): Promise<string> {
  const path = join(directory.path, name);
  await mkdir(path);
  return path;
}

const tensor = (name: string, bytes: number[], changes: Partial<TensorToWrite> = {}): TensorToWrite => ({
  name,
  type: 'I8',
  shape: [bytes.length],
  async *data() {
    // One byte a chunk, so that nothing depends on how data is cut.
    for (const byte of bytes) yield Uint8Array.of(byte);
  },
  ...changes,
});

const values: [string, TypedValue][] = [
  ['general.architecture', text('llama')],
  ['text', text('Żółw 🐢')],
  ['yes', bool(true)],
  ['no', bool(false)],
  ['u8', { type: 'uint8', value: 255 }],
  ['i8', { type: 'int8', value: -128 }],
  ['u16', { type: 'uint16', value: 65_535 }],
  ['i16', { type: 'int16', value: -32_768 }],
  ['u32', uint32(4_294_967_295)],
  ['i32', { type: 'int32', value: -2_147_483_648 }],
  ['u64', { type: 'uint64', value: 2n ** 64n - 1n }],
  ['i64', { type: 'int64', value: -(2n ** 63n) }],
  ['f32', float32(0.1)],
  ['f64', { type: 'float64', value: 0.1 }],
  ['texts', list('string', ['a', '', 'ü'])],
  ['numbers', list('int32', [-1, 0, 1])],
  ['flags', list('bool', [true, false])],
  ['none', list('string', [])],
  ['bytes', list('uint8', Uint8Array.of(1, 2, 255))],
];

const content: GgufContent = {
  metadata: new Map(values),
  tensors: [tensor('a', [1, 2, 3]), tensor('b.weight', [4, 5, 6, 7, 8, 9], { shape: [3, 2] }), tensor('c', [10])],
};

describe('writing', () => {
  it('gives a file that reads as it was meant: values of all types, tensors padded to 32 bytes', async () => {
    const path = join(await folder('all'), 'all.gguf');
    const progress: number[] = [];
    await writeGguf(path, content, { onProgress: ({ completed, total }) => progress.push(completed / total) });
    const file = await readGguf(path, { arrays: 'all' });
    const expected = values.map(([key, { value }]) => [key, typeof value === 'object' ? Array.from(value) : value]);
    expect([...file.metadata]).toEqual(expected);
    expect(file).toMatchObject({ version: 3, fileSize: file.dataOffset + 96 });
    expect(file.tensors).toEqual([
      { name: 'a', type: 'I8', shape: [3], offset: 0, byteLength: 3 },
      { name: 'b.weight', type: 'I8', shape: [3, 2], offset: 32, byteLength: 6 },
      { name: 'c', type: 'I8', shape: [1], offset: 64, byteLength: 1 },
    ]);
    const bytes = await readFile(path);
    expect([...bytes.subarray(file.dataOffset + 32, file.dataOffset + 39)]).toEqual([4, 5, 6, 7, 8, 9, 0]);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((left, right) => left - right));
  });

  it('gives the same bytes to a stream', async () => {
    const place = await folder('stream');
    await writeGguf(join(place, 'file'), content);
    const stream = createWriteStream(join(place, 'stream'));
    await writeGgufTo(stream, content);
    await finished(stream.end());
    expect(await readFile(join(place, 'stream'))).toEqual(await readFile(join(place, 'file')));
  });

  it('pads to the alignment that the file names', async () => {
    const path = join(await folder('alignment'), 'file');
    const metadata = new Map([['general.alignment', uint32(64)]]);
    await writeGguf(path, { metadata, tensors: [tensor('a', [1]), tensor('b', [2])], alignment: 64 });
    const file = await readGguf(path);
    expect(file.dataOffset % 64).toBe(0);
    expect(file.tensors[1]?.offset).toBe(64);
  });

  it('takes a large vocabulary in chunks', async () => {
    const tokens = Array.from({ length: 100_000 }, (_, index) => `token ${index}`);
    const sizes: number[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        sizes.push(chunk.byteLength);
        done();
      },
    });
    await writeGgufTo(stream, { metadata: new Map([['tokens', list('string', tokens)]]), tensors: [] });
    expect(sizes.reduce((left, right) => left + right, 0)).toBeGreaterThan(1_800_000);
    expect(Math.max(...sizes)).toBeLessThan(128 * 1024);
  });
});

describe('what is not sound is refused, and nothing stays', () => {
  it.each<[string, Partial<GgufContent>]>([
    ['a tensor that appears twice', { tensors: [tensor('a', [1]), tensor('a', [1])] }],
    ['a tensor without a name', { tensors: [tensor('', [1])] }],
    ['a name that llama.cpp would cut', { tensors: [tensor('n'.repeat(64), [1])] }],
    ['an unknown type', { tensors: [tensor('a', [1], { type: 'Q9_9' })] }],
    ['rows that do not fill blocks', { tensors: [tensor('a', [1], { type: 'Q8_0', shape: [33] })] }],
    ['an empty dimension', { tensors: [tensor('a', [], { shape: [0] })] }],
    ['five dimensions', { tensors: [tensor('a', [1], { shape: [1, 1, 1, 1, 1] })] }],
    ['a shape that overflows', { tensors: [tensor('a', [1], { shape: [2 ** 40, 2 ** 40] })] }],
    ['too little data', { tensors: [tensor('a', [1, 2], { shape: [3] })] }],
    ['too much data', { tensors: [tensor('a', [1, 2, 3, 4], { shape: [3] })] }],
    ['a number beyond its type', { metadata: new Map([['a', uint32(2 ** 32)]]) }],
    ['a fraction as a count', { metadata: new Map([['a', uint32(1.5)]]) }],
    ['a text as a number', { metadata: new Map([['a', { type: 'uint32', value: 'x' }]]) }],
    ['a number as a text', { metadata: new Map([['a', { type: 'string', value: 1 }]]) }],
    ['a number beyond its type in a list', { metadata: new Map([['a', list('uint8', [1, 256])]]) }],
  ])('%s', async (name, changes) => {
    const place = await folder(name);
    const path = join(place, 'file.gguf');
    await writeFile(path, 'as it was');
    const parts = { metadata: new Map<string, TypedValue>(), tensors: [], ...changes };
    await expect(writeGguf(path, parts)).rejects.toThrow(RangeError);
    expect(await readdir(place)).toEqual(['file.gguf']);
    expect(await readFile(path, 'utf8')).toBe('as it was');
  });

  it('a failure of the data', async () => {
    const place = await folder('failure');
    const broken = tensor('a', [1], {
      async *data() {
        yield Uint8Array.of();
        throw new Error('the disk is gone');
      },
    });
    const writing = writeGguf(join(place, 'file'), { metadata: new Map(), tensors: [broken] });
    await expect(writing).rejects.toThrow('the disk is gone');
    expect(await readdir(place)).toEqual([]);
  });

  it('an abort between two chunks', async () => {
    const place = await folder('abort');
    const controller = new AbortController();
    const endless = tensor('a', [], {
      shape: [1_000_000],
      async *data() {
        for (let count = 0; count < 1_000_000; count += 1) {
          if (count === 10) controller.abort(new Error('enough'));
          yield Uint8Array.of(1);
        }
      },
    });
    const { signal } = controller;
    const writing = writeGguf(join(place, 'file'), { metadata: new Map(), tensors: [endless] }, { signal });
    await expect(writing).rejects.toThrow('enough');
    expect(await readdir(place)).toEqual([]);
  });
});

describe('rewriting', () => {
  it('changes what it is told, and nothing else', async () => {
    const path = join(await folder('rewrite'), 'model.gguf');
    const set = new Map<string, TypedValue>([
      ['general.name', text('Another name, longer than the one before')],
      ['llama.pooling_type', uint32(1)],
    ]);
    await rewriteGguf(tinyModelFiles.weights, path, { set, remove: ['general.license'] });
    const before = await readGguf(tinyModelFiles.weights, { arrays: 'all' });
    const after = await readGguf(path, { arrays: 'all' });
    const expected = new Map(before.metadata);
    expected.delete('general.license');
    expected.set('general.name', 'Another name, longer than the one before').set('llama.pooling_type', 1);
    expect([...after.metadata]).toEqual([...expected]);
    expect(after.tensors).toEqual(before.tensors);
    const [old, now] = [await readFile(tinyModelFiles.weights), await readFile(path)];
    expect(now.subarray(after.dataOffset).equals(old.subarray(before.dataOffset))).toBe(true);
  });

  it('without changes gives the same file, also in place', async () => {
    const path = join(await folder('same'), 'model.gguf');
    await rewriteGguf(tinyModelFiles.weights, path, {});
    await rewriteGguf(path, path, {});
    expect((await readFile(path)).equals(await readFile(tinyModelFiles.weights))).toBe(true);
  });

  it('does not touch the alignment', async () => {
    const set = new Map([['general.alignment', uint32(64)]]);
    const path = join(directory.path, 'never');
    await expect(rewriteGguf(tinyModelFiles.weights, path, { set })).rejects.toThrow('says where the tensors are');
  });
});
