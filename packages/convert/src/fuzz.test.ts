import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from '@puna/tiny-model';
import { findTestModel } from '@puna-tooling/testing';
import { describe, expect, it } from 'vitest';
import { memorySource, type MemorySource } from './fixtures/memory-source.js';
import { llamaModels } from './fixtures/models/llama-models.js';
import { safetensorsBytes } from './fixtures/models/safetensors-bytes.js';
import { mutate, randomNumbers, type Damaged } from './fixtures/mutate.js';
import { ggufPlaces, mutateGguf } from './fixtures/mutate-gguf.js';
import { mutateHeader } from './fixtures/mutate-header.js';
import {
  contextLength,
  ConvertError,
  embeddingLength,
  fileTypeName,
  formatParameterCount,
  ggufCapabilities,
  ggufRole,
  modelInfo,
  parameterCount,
  type GgufFile,
  type SafetensorsFile,
} from './index.js';
import { parseGguf } from './reading/parse-gguf.js';
import { parseSafetensors } from './safetensors/parse-safetensors.js';

/** Of each format. */
const rounds = Number(process.env.PUNA_FUZZ_ROUNDS ?? 25_000);
const seed = Number(process.env.PUNA_FUZZ_SEED ?? 1);

/** Memory the damaged files may cost at any moment, garbage not yet collected included. */
const memoryBytes = 200 * 1024 * 1024;

/** Both outcomes must come up this often, else the damage is too weak or too strong to show anything. */
const fewest = rounds / 10;

/** The longest that one file may take, in time of this process: others may keep the machine busy. */
const roundMicroseconds = 1_000_000;

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

function expectWholeCoverage(file: SafetensorsFile): void {
  const total = file.tensors.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const start = file.tensors[0]?.offset ?? file.fileSize;
  if (start + total !== file.fileSize) throw new Error('the tensors do not fill the data');
}

/** A file to damage: what a reader looks at, how much data follows, and where damage tells most. */
interface Victim {
  readonly header: Buffer;
  readonly dataBytes: number;
  readonly damage: (random: (below: number) => number) => Damaged;
}

/** A real file, of which half the damage is to bytes, and half to values in a layout that stays sound. */
async function ggufVictim(path: string): Promise<Victim> {
  const original = await readFile(path);
  const { dataOffset } = await parseGguf(memorySource(original));
  // Vocabulary and template fill most of the header, so counts, settings and the tensor list have regions of their own.
  const header = Buffer.from(original.subarray(0, dataOffset));
  const dataBytes = original.byteLength - dataOffset;
  const places = await ggufPlaces(header, dataBytes);
  const regions = [
    [0, 24],
    [0, 1_600],
    [places.tensors[0]!.name - 8, dataOffset],
    [0, dataOffset],
  ] as const;
  return {
    header,
    dataBytes,
    damage: (random) => (random(2) === 0 ? mutate(header, regions, random) : mutateGguf(header, places, random)),
  };
}

function safetensorsVictim(original: Buffer): Victim {
  const headerEnd = 8 + Number(original.readBigUInt64LE());
  const header = Buffer.from(original.subarray(0, headerEnd));
  const regions = [
    [0, 16],
    [8, headerEnd],
  ] as const;
  return {
    header,
    dataBytes: original.byteLength - headerEnd,
    // Most damage to bytes ends at the JSON's syntax, so every other time the values are damaged instead.
    damage: (random) => (random(2) === 0 ? mutate(header, regions, random) : mutateHeader(header, random)),
  };
}

/** Those of these test models that are on this machine. */
const found = (...names: string[]): string[] => names.map(findTestModel).filter((path) => path !== undefined);

function ggufVictims(): Promise<Victim[]> {
  return Promise.all([tinyModelFiles.weights, ...found('tiny-llama.gguf', 'tiny-vlm-mmproj.gguf')].map(ggufVictim));
}

async function safetensorsVictims(): Promise<Victim[]> {
  const [model] = llamaModels;
  if (model === undefined) throw new Error('no model');
  const real = found('tiny-llama-hf/model.safetensors', 'all-minilm-l6-v2/model.safetensors');
  const files = await Promise.all(real.map((path) => readFile(path)));
  return [safetensorsBytes(model.random.tensors, model.random.type), ...files].map(safetensorsVictim);
}

/** Damages files again and again; each must be read or refused, in bounded time and memory. */
async function fuzz(
  victims: readonly Victim[],
  read: (source: MemorySource, round: number) => Promise<void>,
): Promise<{ accepted: number; refused: number; peakBytes: number }> {
  const random = randomNumbers(seed);
  const before = memoryInUse();
  const outcomes = { accepted: 0, refused: 0 };
  let peak = before;
  for (let round = 0; round < rounds; round += 1) {
    const victim = victims[round % victims.length]!;
    const { bytes, description } = victim.damage(random);
    const isCut = random(16) === 0 || bytes.byteLength < victim.header.byteLength / 2;
    const source = memorySource(bytes, isCut ? random(victim.dataBytes) : victim.dataBytes);
    const start = process.cpuUsage();
    try {
      await read(source, round);
      outcomes.accepted += 1;
    } catch (error) {
      if (!ConvertError.isInstance(error)) throw new Error(`round ${round}: ${description}`, { cause: error });
      outcomes.refused += 1;
    }
    const { user, system } = process.cpuUsage(start);
    if (user + system > roundMicroseconds) throw new Error(`round ${round} hung: ${description}`);
    // Work is bounded by what is read: each byte of the header once, and one window more.
    if (source.bytesRead > 2 * source.size) throw new Error(`round ${round} read too much: ${description}`);
    if (round % 16 === 0) peak = Math.max(peak, memoryInUse());
  }
  return { ...outcomes, peakBytes: peak - before };
}

describe(`a real file with random damage (${rounds} times, seed ${seed}) is read or refused, with bounded work and memory`, () => {
  it('GGUF', { timeout: 3_600_000 }, async () => {
    const outcome = await fuzz(await ggufVictims(), async (source, round) => {
      const file = await parseGguf(source, { arrays: round % 2 === 0 ? 'all' : 'omit' });
      expectTensorsInside(file);
      if (round % 2 === 0) useEverything(file);
    });
    expect(outcome.peakBytes).toBeLessThan(memoryBytes);
    expect(Math.min(outcome.accepted, outcome.refused)).toBeGreaterThan(fewest);
  });

  it('safetensors', { timeout: 3_600_000 }, async () => {
    const outcome = await fuzz(await safetensorsVictims(), async (source) => {
      expectWholeCoverage(await parseSafetensors(source));
    });
    expect(outcome.peakBytes).toBeLessThan(memoryBytes);
    expect(Math.min(outcome.accepted, outcome.refused)).toBeGreaterThan(fewest);
  });
});
