import { basename, dirname, join } from 'node:path';
import { chooseOnnxWeights, isExternalData } from '@puna/runtime/onnx';
import { listFiles } from './list-files.js';

/** The best weights in ONNX; undefined where there are none. */
export async function findOnnxWeights(directory: string): Promise<string[] | undefined> {
  for (const folder of ['onnx', '']) {
    const names = (await listFiles(directory, folder).catch(() => [])).map((file) => basename(file));
    const chosen = chooseOnnxWeights(names);
    if (chosen !== undefined) return withExternalData(directory, join(folder, chosen));
  }
  return undefined;
}

/** Weights with the files of their larger tensors, by their paths below the directory. */
export async function withExternalData(directory: string, weights: string): Promise<string[]> {
  const files = await listFiles(directory, dirname(weights));
  return [weights, ...files.filter((file) => isExternalData(basename(weights), basename(file)))];
}
