import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTestModel, missingTestModel } from '@puna-tooling/testing';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../fixtures/memory-source.js';
import { safetensorsFile } from '../fixtures/models/safetensors-bytes.js';
import { InvalidSafetensorsError, readSafetensors } from '../index.js';
import { parseSafetensors } from './parse-safetensors.js';

const entry = (start: number, end: number, shape: unknown = [(end - start) / 4], dtype: unknown = 'F32'): unknown => ({
  dtype,
  shape,
  data_offsets: [start, end],
});

const data = (bytes: number): Buffer => Buffer.alloc(bytes);

async function refusal(bytes: Buffer): Promise<string> {
  const source = memorySource(bytes);
  const error: unknown = await parseSafetensors(source).then(
    () => new Error('it was accepted'),
    (reason: unknown) => reason,
  );
  if (!InvalidSafetensorsError.isInstance(error)) throw error;
  // Nothing is loaded, and so nothing allocated, on the word of a file that is smaller.
  expect(source.largestRead).toBeLessThanOrEqual(bytes.byteLength);
  return error.message;
}

describe('reading a safetensors file', () => {
  it('gives the tensors in the order of their data, and the metadata', async () => {
    const header = { __metadata__: { format: 'pt' }, b: entry(8, 16), a: entry(0, 8, [1, 2]) };
    const file = await parseSafetensors(memorySource(safetensorsFile(header, data(16))));
    const start = file.fileSize - 16;
    expect(file.tensors).toEqual([
      { name: 'a', type: 'F32', shape: [1, 2], offset: start, byteLength: 8 },
      { name: 'b', type: 'F32', shape: [2], offset: start + 8, byteLength: 8 },
    ]);
    expect(file.metadata).toEqual(new Map([['format', 'pt']]));
  });

  it.each(['F64', 'F32', 'F16', 'BF16', 'F8_E4M3', 'F8_E5M2', 'I64', 'I32', 'I16', 'I8', 'U8', 'BOOL'])(
    'knows %s',
    async (type) => {
      const bytes = /64/u.test(type) ? 8 : /32/u.test(type) ? 4 : /16/u.test(type) ? 2 : 1;
      const file = await parseSafetensors(
        memorySource(safetensorsFile({ a: entry(0, bytes * 3, [3], type) }, data(bytes * 3))),
      );
      expect(file.tensors[0]).toMatchObject({ type, byteLength: bytes * 3 });
    },
  );

  it('takes scalars, and tensors without elements', async () => {
    const header = { a: entry(0, 4, []), b: entry(4, 4, [0, 7]) };
    const file = await parseSafetensors(memorySource(safetensorsFile(header, data(4))));
    expect(file.tensors.map(({ byteLength }) => byteLength)).toEqual([4, 0]);
  });

  it('takes names that mean something in JavaScript for names', async () => {
    const header =
      '{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"constructor":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}';
    const file = await parseSafetensors(memorySource(safetensorsFile(header, data(2))));
    expect(file.tensors.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });

  it('reads a real file without its weights', async (ctx) => {
    const path = findTestModel('all-minilm-l6-v2/model.safetensors');
    if (path === undefined) return ctx.skip(missingTestModel('all-minilm-l6-v2'));
    const file = await readSafetensors(path);
    expect(file.tensors).toHaveLength(104);
    expect(file.tensors.find(({ name }) => name === 'embeddings.word_embeddings.weight')).toMatchObject({
      type: 'F16',
      shape: [30_522, 384],
    });
  });

  it('passes on what the system says, and refuses what is no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'puna-safetensors-'));
    await expect(readSafetensors(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readSafetensors(folder)).rejects.toMatchObject({ code: 'invalid-safetensors' });
    await writeFile(join(folder, 'short'), 'abc');
    await expect(readSafetensors(join(folder, 'short'))).rejects.toThrow('it has only 3 bytes');
    await rm(folder, { recursive: true });
  });
});

const deep = `{"a":${'['.repeat(10)}${']'.repeat(10)}}`;

describe('a hostile or damaged file is refused with its reason', () => {
  it.each<[string, Buffer, string]>([
    ['a header longer than the file', safetensorsFile({}, data(0), 1000), 'it ends inside the header'],
    [
      'a header longer than the limit',
      safetensorsFile({}, data(0), 2n ** 63n),
      'is said to have 9223372036854775808 bytes',
    ],
    ['a header of nothing', safetensorsFile('', data(0)), 'its header is not valid JSON'],
    ['a header that is no object', safetensorsFile('[]', data(0)), 'its header is no JSON object'],
    ['a header that is no UTF-8', Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xfe]), 'its header is not valid UTF-8'],
    ['a header that is nested without end', safetensorsFile(deep, data(0)), 'its header is nested more than 4 deep'],
    [
      'a header of millions of values',
      safetensorsFile(`{"a":[${'0,'.repeat(2_000_000)}0]}`, data(0)),
      'its header has more than 1600000 values',
    ],
    ['another type', safetensorsFile({ a: entry(0, 4, [1], 'F4') }, data(4)), 'tensor "a" has the unknown type "F4"'],
    [
      'a type that is no text',
      safetensorsFile({ a: entry(0, 4, [1], { toString: 1 }) }, data(4)),
      'tensor "a" has no type',
    ],
    ['an entry that is no object', safetensorsFile({ a: 1 }, data(0)), 'tensor "a" is no JSON object'],
    [
      'no shape',
      safetensorsFile({ a: { dtype: 'F32', data_offsets: [0, 4] } }, data(4)),
      'tensor "a" has no sound shape',
    ],
    ['a negative size', safetensorsFile({ a: entry(0, 4, [-1]) }, data(4)), 'tensor "a" has no sound shape'],
    ['a size that is no number', safetensorsFile({ a: entry(0, 4, ['1']) }, data(4)), 'tensor "a" has no sound shape'],
    [
      'nine dimensions',
      safetensorsFile({ a: entry(0, 4, [1, 1, 1, 1, 1, 1, 1, 1, 1]) }, data(4)),
      'tensor "a" has no sound shape',
    ],
    [
      'a shape that overflows',
      safetensorsFile({ a: entry(0, 4, [2 ** 40, 2 ** 40]) }, data(4)),
      'does not have 4 bytes',
    ],
    [
      'a shape that does not fit',
      safetensorsFile({ a: entry(0, 4, [2]) }, data(4)),
      'tensor "a" of shape [2] in F32 does not have 4 bytes',
    ],
    [
      'offsets in the wrong order',
      safetensorsFile({ a: entry(4, 0, [1]) }, data(4)),
      'tensor "a" lies outside the file',
    ],
    [
      'three offsets',
      safetensorsFile({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4, 8] } }, data(4)),
      'has no sound data_offsets',
    ],
    ['a tensor beyond the end', safetensorsFile({ a: entry(0, 8) }, data(4)), 'tensor "a" lies outside the file'],
    [
      'tensors that overlap',
      safetensorsFile({ a: entry(0, 8), b: entry(4, 12) }, data(12)),
      'the data of tensors "a" and "b" overlap',
    ],
    [
      'a gap between tensors',
      safetensorsFile({ a: entry(0, 4), b: entry(8, 12) }, data(12)),
      'there are 4 bytes of no tensor before tensor "b"',
    ],
    [
      'bytes behind the last tensor',
      safetensorsFile({ a: entry(0, 4) }, data(12)),
      'there are 8 bytes of no tensor at the end',
    ],
    [
      'a name with control characters',
      safetensorsFile({ 'a\0': entry(0, 4) }, data(4)),
      String.raw`"a\u0000" can't be the name`,
    ],
    ['an empty name', safetensorsFile({ '': entry(0, 4) }, data(4)), `"" can't be the name`],
    [
      'metadata that is no text',
      safetensorsFile({ __metadata__: { a: 1 } }, data(0)),
      '"a" in __metadata__ is no text',
    ],
    ['metadata that is no object', safetensorsFile({ __metadata__: [] }, data(0)), '__metadata__ is no JSON object'],
  ])('%s', async (_, bytes, message) => {
    expect(await refusal(bytes)).toContain(message);
  });

  it('at every place where it can be cut off', async () => {
    const whole = safetensorsFile({ __metadata__: { a: 'b' }, x: entry(0, 8), y: entry(8, 12) }, data(12));
    for (let length = 0; length < whole.byteLength; length += 1) {
      expect(await refusal(whole.subarray(0, length))).toContain('invalid safetensors file');
    }
  });
});
