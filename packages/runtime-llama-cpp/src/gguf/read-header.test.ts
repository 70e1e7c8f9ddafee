import { readFile } from 'node:fs/promises';
import { LoadError } from '@puna/runtime';
import { readGgufHeader } from '@puna/runtime/adapter';
import { tinyModelFiles } from '@puna/tiny-model';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../fixtures/temporary-file.js';
import { describeModel } from './describe-model.js';

describe('the GGUF header', () => {
  it('tells what loading needs to know', async () => {
    const header = await readGgufHeader(tinyModelFiles.weights);
    expect(describeModel(header ?? new Map())).toEqual({
      architecture: 'llama',
      trainedContextLength: 1024,
      vocabularySize: 1280,
      pooling: undefined,
      multidimensionalPositions: false,
      cacheBytesPerToken: expect.any(Number),
    });
  });

  it('is not there in a file of another kind', async () => {
    expect(
      await readGgufHeader(await temporaryFile(Buffer.from('this is no model, but it is long enough to be one'))),
    ).toBeUndefined();
    expect(await readGgufHeader(await temporaryFile(Buffer.from('GGUF')))).toBeUndefined();
  });

  it('gives a LoadError where the file is cut within it', async () => {
    const file = await temporaryFile((await readFile(tinyModelFiles.weights)).subarray(0, 600));
    await expect(readGgufHeader(file)).rejects.toSatisfy(LoadError.isInstance);
  });

  it('gives a LoadError where a length is absurd', async () => {
    const bytes = Buffer.from((await readFile(tinyModelFiles.weights)).subarray(0, 4096));
    bytes.writeBigUInt64LE(2n ** 60n, 24);
    await expect(readGgufHeader(await temporaryFile(bytes))).rejects.toSatisfy(LoadError.isInstance);
  });
});
