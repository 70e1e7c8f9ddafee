import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { llamaModels } from '../fixtures/models/llama-models.js';
import { writeGeneratedModel } from '../fixtures/models/generated-model.js';
import { safetensorsFile, tensorBytes } from '../fixtures/models/safetensors-bytes.js';
import { convertHuggingFace, readGguf, type WeightType } from '../index.js';
import { elementConverter } from './convert-elements.js';
import {
  float16ToFloat32,
  float32ToBfloat16,
  float32ToFloat16,
  float8e4m3ToNumber,
  float8e5m2ToNumber,
} from './float-formats.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

const scratch = new DataView(new ArrayBuffer(4));
const bitsOf = (value: number): number => {
  scratch.setFloat32(0, value);
  return scratch.getUint32(0);
};

const isNumber = (half: number): boolean => (half & 0x7fff) <= 0x7c00;

/** What a 16-bit float is nearest to, found by looking at all of them. */
const allHalves = Array.from({ length: 0x7c00 }, (_, half) => float16ToFloat32(half));
function nearestHalf(value: number): number {
  let low = 0;
  let high = allHalves.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (allHalves[middle]! <= value) low = middle;
    else high = middle;
  }
  const [below, above] = [value - allHalves[low]!, allHalves[high]! - value];
  if (below !== above) return below < above ? low : high;
  return low % 2 === 0 ? low : high;
}

describe('rounding', () => {
  it('a number that is a 16-bit float already stays the same', () => {
    const changed = Array.from({ length: 2 ** 16 }, (_, half) => half).filter(
      (half) => isNumber(half) && float32ToFloat16(bitsOf(float16ToFloat32(half))) !== half,
    );
    expect(changed).toEqual([]);
  });

  it('to 16 bits goes to the nearest number, and halfway to the even one', () => {
    for (let index = 0; index < 20_000; index += 1) {
      const value = Math.fround(1.37 ** (index / 300 - 60) * (1 + index / 7919));
      expect(float32ToFloat16(bitsOf(value))).toBe(nearestHalf(value));
    }
    for (let half = 0; half < 0x7bff; half += 7) {
      const middle = (float16ToFloat32(half) + float16ToFloat32(half + 1)) / 2;
      expect(float32ToFloat16(bitsOf(middle))).toBe(half % 2 === 0 ? half : half + 1);
    }
  });

  it.each([
    ['the largest', 65_504, 0x7bff],
    ['a little more', 65_519.9, 0x7bff],
    ['too much', 65_520, 0x7c00],
    ['infinity', Number.POSITIVE_INFINITY, 0x7c00],
    ['minus infinity', Number.NEGATIVE_INFINITY, 0xfc00],
    ['minus zero', -0, 0x8000],
    ['half of the smallest', 2 ** -25, 0],
    ['a little more than half of the smallest', 2 ** -25 * 1.01, 1],
  ])('%s', (_, value, expected) => {
    expect(float32ToFloat16(bitsOf(value))).toBe(expected);
  });

  it('keeps what is no number', () => {
    for (const bits of [0x7fc0_0000, 0x7f80_0001, 0xffff_ffff]) {
      expect(float32ToFloat16(bits) & 0x7fff).toBeGreaterThan(0x7c00);
      expect(float32ToBfloat16(bits) & 0x7fff).toBeGreaterThan(0x7f80);
    }
  });

  it('to bfloat16 keeps the upper half, rounded to the even one', () => {
    expect(float32ToBfloat16(bitsOf(1))).toBe(0x3f80);
    expect(float32ToBfloat16(0x3f80_8000)).toBe(0x3f80);
    expect(float32ToBfloat16(0x3f81_8000)).toBe(0x3f82);
    expect(float32ToBfloat16(0x3f80_8001)).toBe(0x3f81);
  });

  it.each([
    [0x00, 0],
    [0x01, 2 ** -9],
    [0x08, 2 ** -6],
    [0x38, 1],
    [0x7e, 448],
    [0xb8, -1],
    [0x7f, Number.NaN],
  ])('8 bits with 4 of exponent: %i is %d', (byte, value) => {
    expect(float8e4m3ToNumber(byte)).toBe(value);
  });

  it.each([
    [0x01, 2 ** -16],
    [0x3c, 1],
    [0x7b, 57_344],
    [0x7c, Number.POSITIVE_INFINITY],
  ])('8 bits with 5 of exponent: %i is %d', (byte, value) => {
    expect(float8e5m2ToNumber(byte)).toBe(value);
  });
});

describe('converting between types', () => {
  const all = new Uint16Array(2 ** 16).map((_, index) => index);

  it('of two bfloat16 at once gives what one at a time does, also for an odd number of them', () => {
    const shuffled = all.map((_, index) => (index * 40_503) & 0xffff).slice(0, 2 ** 16 - 1);
    for (const source of [all, shuffled]) {
      const target = new Uint16Array(source.length);
      elementConverter('BF16', 'F16')?.(new Uint8Array(source.buffer), new Uint8Array(target.buffer));
      const wrong = source.filter((bits, index) => {
        const expected = float32ToFloat16(bits * 2 ** 16);
        return isNumber(expected) ? target[index] !== expected : isNumber(target[index]!);
      });
      expect([...wrong]).toEqual([]);
    }
  });

  it.each<[string, WeightType]>([
    ['F16', 'F32'],
    ['BF16', 'F32'],
    ['F16', 'BF16'],
    ['F32', 'F16'],
    ['F32', 'BF16'],
    ['F64', 'F16'],
    ['F64', 'F32'],
    ['F8_E4M3', 'F16'],
    ['F8_E5M2', 'BF16'],
  ])('%s to %s keeps numbers that both have', (from, to) => {
    const numbers = [0, 1, -1, 0.5, 1.5, -3, 16, -0.25];
    const bytes: Record<string, () => Uint8Array> = {
      F64: () => new Uint8Array(Float64Array.from(numbers).buffer),
      F8_E4M3: () => Uint8Array.from([0x00, 0x38, 0xb8, 0x30, 0x3c, 0xc4, 0x58, 0xa8]),
      F8_E5M2: () => Uint8Array.from([0x00, 0x3c, 0xbc, 0x38, 0x3e, 0xc2, 0x4c, 0xb4]),
    };
    const stored = (type: string): Uint8Array =>
      bytes[type]?.() ?? new Uint8Array(tensorBytes(Float64Array.from(numbers), type as WeightType));
    const target = new Uint8Array(stored(to).byteLength);
    elementConverter(from, to)?.(Uint8Array.from(stored(from)), target);
    expect(target).toEqual(Uint8Array.from(stored(to)));
  });

  it('of whole numbers does not exist', () => {
    for (const type of ['I64', 'I32', 'U8', 'BOOL']) expect(elementConverter(type, 'F16')).toBeUndefined();
  });
});

describe('8-bit weights', () => {
  it.each([
    { name: 'one scale for all', scaleShape: [], blockRows: 64, blockColumns: 64 },
    { name: 'a scale for each row', scaleShape: [64, 1], blockRows: 1, blockColumns: 64 },
    { name: 'a scale for each block, the last ones smaller', scaleShape: [3, 2], blockRows: 24, blockColumns: 48 },
  ])('are multiplied with their scales: $name', async ({ scaleShape, blockRows, blockColumns }) => {
    const [generated] = llamaModels;
    const paths = await writeGeneratedModel(generated!, join(directory.path, 'base'));
    const count = scaleShape.reduce((left, right) => left * right, 1);
    const scales = Float64Array.from({ length: count }, (_, index) => 2 ** -(index % 5));
    const weights = Uint8Array.from({ length: 64 * 64 }, (_, index) => (index * 37) & 0x7e);
    // The value projection's rows keep their order; the query's are reordered.
    const names = ['v', 'q'].map((part) => `model.layers.0.self_attn.${part}_proj.weight`);
    const quantized = new Map(names.map((name) => [name, weights]));
    const path = join(directory.path, 'quantized.safetensors');
    await writeFile(path, await withQuantized(paths.get('model.safetensors')!, quantized, scaleShape, scales));
    const config = {
      ...generated!.config,
      quantization_config: { quant_method: 'fp8', weight_block_size: [blockRows, blockColumns] },
    };
    await writeFile(join(directory.path, 'config.json'), JSON.stringify(config));
    const files = new Map([
      ...paths,
      ['model.safetensors', path],
      ['config.json', join(directory.path, 'config.json')],
    ]);
    const target = join(directory.path, 'quantized.gguf');
    await (await convertHuggingFace(files, { outputType: 'F32' })).write(target);
    const expected = Array.from(weights, (byte, index) => {
      const block =
        Math.floor(Math.floor(index / 64) / blockRows) * Math.ceil(64 / blockColumns) +
        Math.floor((index % 64) / blockColumns);
      return float8e4m3ToNumber(byte) * scales[block]!;
    });
    expect(await readTensor(target, 'blk.0.attn_v.weight')).toEqual(expected);
    // Each of four heads has 16 rows, of which the first and the ninth come first.
    const rows = Array.from({ length: 64 }, (_, row) => expected.slice(row * 64, (row + 1) * 64));
    const paired = rows.map((_, row) => rows[Math.floor(row / 16) * 16 + (row % 2) * 8 + Math.floor((row % 16) / 2)]);
    expect(await readTensor(target, 'blk.0.attn_q.weight')).toEqual(paired.flat());
  });

  it('of other methods are refused by name', async () => {
    const paths = await writeGeneratedModel(llamaModels[0]!, join(directory.path, 'gptq'));
    await writeFile(
      paths.get('config.json')!,
      JSON.stringify({ ...llamaModels[0]!.config, quantization_config: { quant_method: 'gptq' } }),
    );
    await expect(convertHuggingFace(paths)).rejects.toThrow(
      'the checkpoint is quantised with gptq; convert the original one',
    );
  });
});

async function readTensor(path: string, name: string): Promise<number[]> {
  const file = await readGguf(path);
  const tensor = file.tensors.find((candidate) => candidate.name === name)!;
  const bytes = await readFile(path);
  const start = file.dataOffset + tensor.offset;
  return [...new Float32Array(Uint8Array.from(bytes.subarray(start, start + tensor.byteLength)).buffer)];
}

/** A copy of a safetensors file in which some matrices are 8-bit, with scales. */
async function withQuantized(
  path: string,
  quantized: ReadonlyMap<string, Uint8Array>,
  scaleShape: readonly number[],
  scales: Float64Array,
): Promise<Buffer> {
  const bytes = await readFile(path);
  const headerEnd = 8 + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.subarray(8, headerEnd).toString()) as Record<
    string,
    { dtype: string; shape: readonly number[]; data_offsets: [number, number] }
  >;
  delete header['__metadata__'];
  const parts: [string, string, readonly number[], Uint8Array][] = [];
  for (const [
    name,
    {
      dtype,
      shape,
      data_offsets: [start, end],
    },
  ] of Object.entries(header)) {
    const own = quantized.get(name);
    if (own === undefined) parts.push([name, dtype, shape, bytes.subarray(headerEnd + start, headerEnd + end)]);
    else
      parts.push([name, 'F8_E4M3', shape, own], [`${name}_scale_inv`, 'F32', scaleShape, tensorBytes(scales, 'F32')]);
  }
  let offset = 0;
  const entries = parts.map(([name, dtype, shape, data]) => {
    const entry = { dtype, shape, data_offsets: [offset, (offset += data.byteLength)] };
    return [name, entry] as const;
  });
  return safetensorsFile(Object.fromEntries(entries), Buffer.concat(parts.map(([, , , data]) => data)));
}
