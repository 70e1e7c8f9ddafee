import type { Architecture } from '../architectures/architecture.js';
import { mapTensors, type MappedTensor } from '../architectures/map-tensors.js';
import { ModelFilesError } from '../errors/model-files-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { maximumDimensions } from '../gguf-limits.js';
import type { Checkpoint } from '../model-files/checkpoint.js';
import type { Settings } from '../model-files/settings.js';
import type { WeightType } from '../weights/convert-elements.js';
import { requireConverter } from '../weights/require-converter.js';
import type { PlannedTensor } from './conversion.js';

/** What llama.cpp computes with in 32 bits, whatever the rest is: positions, token types, and who chooses experts. */
const alwaysF32 = /^(?:position_embd|token_types|.*\.ffn_gate_inp(?:_shexp)?)\.weight$/u;

/** All tensors that come from a checkpoint, with their types and shapes. */
export function planTensors(
  checkpoint: Checkpoint,
  architecture: Architecture,
  config: Settings,
  outputType: WeightType,
): PlannedTensor[] {
  const mapped = mapTensors(checkpoint.values(), architecture, config);
  requireEveryLayer(mapped, config.count('num_hidden_layers', 'n_layer'));
  return mapped.map((tensor) => planTensor(tensor, outputType));
}

function planTensor({ name, weight }: MappedTensor, outputType: WeightType): PlannedTensor {
  const { shape } = weight;
  if (shape.length === 0 || shape.length > maximumDimensions || shape.includes(0)) {
    throw new ModelFilesError(`the tensor for ${name} has the shape [${shape.join(', ')}], which can't be used`);
  }
  const isF32 =
    shape.length === 1 || name.endsWith('_norm.weight') || !name.endsWith('.weight') || alwaysF32.test(name);
  const type = isF32 ? 'F32' : outputType;
  for (const { tensor } of weight.pieces) {
    requireConverter(tensor, type);
    if (weight.isTransposed === true && tensor.scales !== undefined) {
      throw new UnsupportedModelError(`8-bit weights are not supported for ${tensor.name}`);
    }
  }
  return { name, type, shape: shape.toReversed(), weight };
}

function requireEveryLayer(tensors: readonly MappedTensor[], count: number): void {
  const layers = new Set(
    tensors.map(({ name }) => /^blk\.(\d+)\./u.exec(name)?.[1]).filter((layer) => layer !== undefined),
  );
  for (let layer = 0; layer < Math.min(count, layers.size + 1); layer += 1) {
    if (!layers.has(String(layer)))
      throw new ModelFilesError(`the checkpoint has no tensors of layer ${layer} of ${count}`);
  }
  if (layers.size > count) {
    throw new ModelFilesError(`the checkpoint has ${layers.size} layers; the configuration says ${count}`);
  }
}
