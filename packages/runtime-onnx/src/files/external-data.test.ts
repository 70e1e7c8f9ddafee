import { rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../fixtures/load.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { wordTable, wordVectors, writeWordModel } from '../fixtures/word-model.js';
import { unreachableData, weightsSize } from './external-data.js';

const name = 'model.onnx_data';
const expected = [5 / 3, 1 / 3].map(Math.fround);

/** A model whose one table of numbers lies in a file of its own. */
function writeModel(): Promise<string> {
  const table = new Uint8Array(Float32Array.from(wordTable).buffer);
  const config = { architectures: ['BertModel'] };
  return writeWordModel(wordVectors('int64', name), config, { [`onnx/${name}`]: table });
}

/** Leaves a link in a file's place, as a store of blobs does. */
async function moveAway(file: string, folder: string): Promise<void> {
  const blob = path.join(folder, `sha256-${path.basename(file)}`);
  await rename(file, blob);
  await symlink(blob, file);
}

async function vectorOf(folder: string): Promise<readonly number[] | undefined> {
  const model = await load(folder);
  const { embeddings } = await model.embed({ inputs: ['paris'], normalize: false });
  await model.close();
  return embeddings[0];
}

describe('numbers in a file of their own', () => {
  it('lie beside the graph', async () => {
    const folder = await writeModel();
    const weights = path.join(folder, 'onnx', 'model.onnx');
    expect(await unreachableData(weights)).toEqual([]);
    expect(await weightsSize(weights)).toBeGreaterThan(wordTable.length * 4);
    expect(await vectorOf(folder)).toEqual(expected);
  });

  it('are found through links into one folder', async () => {
    const [folder, blobs] = [await writeModel(), await temporaryFolder()];
    const weights = path.join(folder, 'onnx', 'model.onnx');
    for (const file of [weights, path.join(folder, 'onnx', name)]) await moveAway(file, blobs);
    expect(await unreachableData(weights)).toEqual([]);
    expect(await vectorOf(folder)).toEqual(expected);
  });

  it('are found through links into several folders', async () => {
    const folder = await writeModel();
    await moveAway(path.join(folder, 'onnx', name), await temporaryFolder());
    expect(await unreachableData(path.join(folder, 'onnx', 'model.onnx'))).toHaveLength(1);
    expect(await vectorOf(folder)).toEqual(expected);
  });
});
