import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from '@puna/tiny-model';
import { beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from './fixtures/memory-source.js';
import { mutate, randomNumbers } from './fixtures/mutate.js';
import {
  contextLength,
  embeddingLength,
  fileTypeName,
  formatParameterCount,
  ggufCapabilities,
  ggufRole,
  InvalidGgufError,
  modelInfo,
  parameterCount,
  type GgufFile,
} from './index.js';
import { parseGguf } from './reading/parse-gguf.js';

const rounds = Number(process.env.PUNA_FUZZ_ROUNDS ?? 5_000);
const seed = Number(process.env.PUNA_FUZZ_SEED ?? 1);

/** Memory the damaged files may cost at any moment. The file has 1.3 MB; the rest is garbage not yet collected. */
const memoryBytes = 256 * 1024 * 1024;

const memoryInUse = (): number => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
};

/** Uses all that is derived from a header; none of it may fail on a file that was accepted. */
function useEverything(file: GgufFile): void {
  JSON.stringify([modelInfo(file, { verbose: true }), ggufCapabilities(file), ggufRole(file), fileTypeName(file)]);
  formatParameterCount(parameterCount(file));
  contextLength(file);
  embeddingLength(file);
}

function expectTensorsInside(file: GgufFile): void {
  let end = 0;
  for (const { offset, byteLength } of file.tensors.toSorted((left, right) => left.offset - right.offset)) {
    if (offset < end) throw new Error('tensors overlap');
    end = offset + byteLength;
  }
  if (file.tensors.length > 0 && file.dataOffset + end > file.fileSize)
    throw new Error('a tensor ends beyond the file');
  if (parameterCount(file) > file.fileSize * 8) throw new Error('more parameters than bits');
}

describe(`a real file with random damage (${rounds} times, seed ${seed})`, () => {
  let original: Buffer;
  let regions: [number, number][];

  beforeAll(async () => {
    original = await readFile(tinyModelFiles.weights);
    const { dataOffset } = await parseGguf(memorySource(original));
    // Vocabulary and template fill most of the header, so counts, settings and the tensor list have regions of their own.
    const tensorList = original.indexOf('token_embd.weight') - 8;
    regions = [
      [0, 24],
      [0, 1_600],
      [tensorList, dataOffset],
      [0, dataOffset],
    ];
  });

  it('is read or refused with InvalidGgufError, with bounded work and memory', async () => {
    const random = randomNumbers(seed);
    const before = memoryInUse();
    const outcomes = { accepted: 0, refused: 0 };
    let peak = before;
    for (let round = 0; round < rounds; round += 1) {
      const { bytes, description } = mutate(original, regions, random);
      const source = memorySource(bytes);
      try {
        const file = await parseGguf(source, { arrays: round % 2 === 0 ? 'all' : 'omit' });
        outcomes.accepted += 1;
        expectTensorsInside(file);
        if (round % 2 === 0) useEverything(file);
      } catch (error) {
        if (!InvalidGgufError.isInstance(error)) throw new Error(`round ${round}: ${description}`, { cause: error });
        outcomes.refused += 1;
      }
      // Work is bounded by what is read: each byte of the header once, and one window more.
      if (source.bytesRead > 2 * bytes.byteLength) throw new Error(`round ${round} read too much: ${description}`);
      peak = Math.max(peak, memoryInUse());
    }
    expect(peak - before).toBeLessThan(memoryBytes);
    // Both must have happened, else the damage is too weak or too strong to show anything.
    expect(outcomes.accepted).toBeGreaterThan(rounds / 50);
    expect(outcomes.refused).toBeGreaterThan(rounds / 50);
  });
});
