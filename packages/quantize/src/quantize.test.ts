import { spawnSync } from 'node:child_process';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeName, readGguf } from '@puna/convert';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { smolShape, writeModel } from './fixtures/write-model.js';
import {
  createQuantizer,
  QuantizationFailedError,
  QuantizeError,
  QuantizerCrashedError,
  QuantizerUnavailableError,
  UnknownQuantizationError,
  type QuantizeProgress,
} from './index.js';

const quantizer = createQuantizer();
let directory: TemporaryDirectory;
let source: string;

beforeAll(async () => {
  directory = await temporaryDirectory();
  source = path.join(directory.path, 'source.gguf');
  await writeModel(source);
});
afterAll(() => directory.remove());

/** A directory of a test's own, so that what is left in it can be looked at. */
async function emptyDirectory(): Promise<string> {
  const own = await temporaryDirectory();
  cleanups.push(() => own.remove());
  return own.path;
}
const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

/** Quantises in a directory that holds an older target, looks at what is left, and gives the error. */
async function failing(request: {
  source?: string;
  type?: string;
  threads?: number;
  signal?: AbortSignal;
  onProgress?: () => void;
}): Promise<unknown> {
  const folder = await emptyDirectory();
  const targetPath = path.join(folder, 'target.gguf');
  await writeFile(targetPath, 'older');
  const { source: sourcePath = source, type = 'Q2_K', ...rest } = request;
  const error = await quantizer.quantize({ sourcePath, targetPath, type, ...rest }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(await readdir(folder)).toEqual(['target.gguf']);
  expect(await readFile(targetPath, 'utf8')).toBe('older');
  return error;
}

describe('quantising', () => {
  it('writes a file of the type, and tells how far it is', async () => {
    const folder = await emptyDirectory();
    const target = path.join(folder, 'Zielдатей.gguf');
    const progress: QuantizeProgress[] = [];
    await quantizer.quantize({
      sourcePath: source,
      targetPath: target,
      type: 'q4_k_m',
      onProgress: (state) => progress.push(state),
    });
    const file = await readGguf(target);
    expect(fileTypeName(file)).toBe('Q4_K_M');
    expect(file.tensors.find(({ name }) => name === 'blk.1.ffn_down.weight')?.type).toBe('Q6_K');
    expect(await readdir(folder)).toEqual([path.basename(target)]);

    const { tensors } = await readGguf(source);
    const total = tensors.reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(progress[0]).toEqual({ completed: 0, total });
    expect(progress.at(-1)).toEqual({ completed: total, total });
    expect(progress).toHaveLength(tensors.length + 1);
    const completed = progress.map((state) => state.completed);
    expect(completed).toEqual(completed.toSorted((a, b) => a - b));
  });

  it('replaces an older file', async () => {
    const folder = await emptyDirectory();
    const target = path.join(folder, 'target.gguf');
    await writeFile(target, 'older');
    await quantizer.quantize({ sourcePath: source, targetPath: target, type: 'Q8_0' });
    expect(fileTypeName(await readGguf(target))).toBe('Q8_0');
    expect(await readdir(folder)).toEqual(['target.gguf']);
  });

  it('needs no importance matrix for any type, though their families have some that do', async () => {
    const folder = await emptyDirectory();
    const sourcePath = path.join(folder, 'source.gguf');
    // Rows that every type's blocks fit into: where they don't, llama.cpp takes another type.
    await writeModel(sourcePath, {
      ...smolShape,
      hidden: 256,
      heads: 4,
      keyValueHeads: 1,
      feedForward: 512,
      layers: 8,
    });
    for (const type of quantizer.types.filter((name) => /^Q\d_K|^IQ/.test(name))) {
      const targetPath = path.join(folder, 'target.gguf');
      await quantizer.quantize({ sourcePath, targetPath, type });
      const tensorTypes = (await readGguf(targetPath)).tensors.map((tensor) => tensor.type);
      expect(tensorTypes).toContain(type.replace(/_K_[SML]$/, '_K').replace('IQ3_M', 'IQ3_S'));
    }
  });
});

describe('a model that is quantised already', () => {
  it('is refused, in the words of llama.cpp, unless that is allowed', async () => {
    const folder = await emptyDirectory();
    const small = path.join(folder, 'q8_0.gguf');
    await quantizer.quantize({ sourcePath: source, targetPath: small, type: 'Q8_0' });
    const again = { sourcePath: small, targetPath: path.join(folder, 'target.gguf'), type: 'Q4_0' };
    const error = await quantizer.quantize(again).catch((reason: unknown) => reason);
    expect(QuantizationFailedError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'quantization-failed',
      message: expect.stringContaining('requantizing from type q8_0 is disabled'),
    });
    expect(await readdir(folder)).toEqual(['q8_0.gguf']);
    await quantizer.quantize({ ...again, allowRequantize: true });
    expect(fileTypeName(await readGguf(again.targetPath))).toBe('Q4_0');
  });
});

describe('nothing is left, and an older file stays,', () => {
  it('where the type is unknown or needs an importance matrix', async () => {
    for (const type of ['Q7_K', 'IQ2_XXS', 'constructor', '']) {
      const error = await failing({ type });
      expect(UnknownQuantizationError.isInstance(error)).toBe(true);
      expect(error).toMatchObject({ type, known: quantizer.types });
    }
  });

  it('where there is no source', async () => {
    expect(await failing({ source: path.join(directory.path, 'missing.gguf') })).toMatchObject({ code: 'ENOENT' });
  });

  it('where the source is no GGUF file, or is cut off; no message names the source', async () => {
    const bytes = await readFile(source);
    for (const content of [Buffer.from('not a model'), bytes.subarray(0, 1000), bytes.subarray(0, -1000)]) {
      const damaged = path.join(await emptyDirectory(), 'damaged.gguf');
      await writeFile(damaged, content);
      const error = await failing({ source: damaged });
      expect(QuantizationFailedError.isInstance(error)).toBe(true);
      const { message, errorLines } = error as QuantizationFailedError;
      expect(message).toContain(errorLines.at(-1));
      expect(errorLines.join('\n')).not.toContain(damaged);
    }
  });

  it('where the work is aborted: before it, and in the middle', async () => {
    const reason = new Error('enough');
    expect(await failing({ signal: AbortSignal.abort(reason) })).toBe(reason);
    const controller = new AbortController();
    const error = await failing({ signal: controller.signal, onProgress: () => controller.abort(reason) });
    expect(error).toBe(reason);
  });

  it('where the listener throws', async () => {
    const reason = new Error('the listener is broken');
    const onProgress = (): void => {
      throw reason;
    };
    expect(await failing({ onProgress })).toBe(reason);
  });

  it('where there is no library, here for want of one for the processor', async () => {
    const pretend = 'Object.defineProperty(process, "arch", { value: "mips" })';
    vi.stubEnv('NODE_OPTIONS', `--import data:text/javascript,${encodeURIComponent(pretend)}`);
    const error = await failing({});
    expect(QuantizerUnavailableError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringMatching(/has no llama.cpp library for \w+-mips/) });
  });

  it('where the number of threads is none', async () => {
    for (const threads of [0, 1.5, Number.NaN]) expect(await failing({ threads })).toBeInstanceOf(RangeError);
  });

  it('where the disk is full', async ({ skip }) => {
    const disk = await emptyDirectory();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    if (mounted.status !== 0) skip('a small disk can be mounted by root alone');
    try {
      const error = await quantizer
        .quantize({ sourcePath: source, targetPath: path.join(disk, 'target.gguf'), type: 'Q8_0' })
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'ENOSPC' });
      expect(await readdir(disk)).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  // Elsewhere the source is not mapped into memory, or can't be cut off while it is.
  it.skipIf(process.platform !== 'linux')('where the process dies: here the source shrinks meanwhile', async () => {
    const shrinking = path.join(await emptyDirectory(), 'shrinking.gguf');
    await writeModel(shrinking);
    let begun = false;
    const error = await failing({
      source: shrinking,
      onProgress: () => {
        if (!begun) void truncate(shrinking, 4096);
        begun = true;
      },
    });
    expect(QuantizerCrashedError.isInstance(error)).toBe(true);
    expect(QuantizeError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'quantizer-crashed', end: { exitCode: null, signal: 'SIGBUS' } });
  });
});
