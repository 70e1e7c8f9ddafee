import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@puna-tooling/testing';
import { expect, it } from 'vitest';
import { writeGeneratedModel } from '../fixtures/models/generated-model.js';
import { llamaModels } from '../fixtures/models/llama-models.js';
import { safetensorsBytes } from '../fixtures/models/safetensors-bytes.js';
import type { Tensor } from '../fixtures/reference/numbers.js';
import { convertHuggingFace, type FilePaths } from '../index.js';

/** Tensors behind each other, under one shape. */
function joined(tensors: readonly Tensor[], shape: readonly number[]): Tensor {
  return { shape, data: Float64Array.from(tensors.flatMap(({ data }) => [...data])) };
}

/** As transformers 5 saves them: all experts of a layer in two tensors, gates in front of what they let through. */
function fused(tensors: ReadonlyMap<string, Tensor>, layers: number, experts: number): Map<string, Tensor> {
  const result = new Map([...tensors].filter(([name]) => !name.includes('.experts.')));
  for (let layer = 0; layer < layers; layer += 1) {
    const prefix = `model.layers.${layer}.mlp.experts.`;
    const part = (index: number, name: string): Tensor => tensors.get(`${prefix}${index}.${name}_proj.weight`)!;
    const all = Array.from({ length: experts }, (_, index) => index);
    const [network, hidden] = part(0, 'gate').shape as [number, number];
    const gates = all.flatMap((index) => [part(index, 'gate'), part(index, 'up')]);
    const downs = all.map((index) => part(index, 'down'));
    result.set(`${prefix}gate_up_proj`, joined(gates, [experts, 2 * network, hidden]));
    result.set(`${prefix}down_proj`, joined(downs, [experts, hidden, network]));
  }
  return result;
}

it.each(['Qwen 2 with experts', 'Qwen 3 with experts'])(
  '%s in two tensors becomes what single ones become',
  async (name) => {
    const directory = await temporaryDirectory();
    const model = llamaModels.find((candidate) => candidate.name === name)!;
    const paths = await writeGeneratedModel(model, directory.path);
    const convert = async (files: FilePaths): Promise<Buffer> => {
      const path = join(directory.path, 'model.gguf');
      await (await convertHuggingFace(files)).write(path);
      return readFile(path);
    };
    const single = await convert(paths);
    await writeFile(
      paths.get('model.safetensors')!,
      safetensorsBytes(fused(model.random.tensors, 2, 4), model.random.type),
    );
    expect((await convert(paths)).equals(single)).toBe(true);
    await directory.remove();
  },
);
