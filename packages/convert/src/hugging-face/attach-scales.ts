import { elementCount } from '../element-count.js';
import { ModelFilesError } from '../errors/model-files-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Checkpoint } from '../model-files/checkpoint.js';
import type { Settings } from '../model-files/settings.js';
import type { StoredTensor, WeightScales } from '../weights/weight.js';

/** Methods whose weights are 8-bit floats with scales beside them, as far as the tensors themselves agree. */
const knownMethods = new Set(['fp8', 'compressed-tensors', 'modelopt']);

/** What such checkpoints have for the activations, which are not quantised here. */
const activationScale = /\.(?:input|activation|output)_scale$/u;

/** Scales of one tensor have less than this many bytes: one number for each block of 128 × 128 of the largest matrices. */
const largestScales = 64 * 1024 * 1024;

/**
 * Brings 8-bit weights and their scales together: `weight_scale_inv` (DeepSeek, Qwen) and `weight_scale` (vLLM), both of
 * which are multiplied with the weights.
 *
 * @throws {UnsupportedModelError} for other kinds of quantised checkpoints.
 */
export function attachScales(checkpoint: Checkpoint, config: Settings): Checkpoint {
  const quantization = config.section('quantization_config');
  if (quantization === undefined) return checkpoint;
  const method = quantization.optionalText('quant_method') ?? 'an unknown method';
  if (!knownMethods.has(method)) {
    throw new UnsupportedModelError(`the checkpoint is quantised with ${method}; convert the original one`);
  }
  const blockSize = quantization.optionalNumbers('weight_block_size');
  const result = new Map<string, StoredTensor>();
  for (const [name, tensor] of checkpoint) {
    if (activationScale.test(name) || /\.weight_scale(?:_inv)?$/u.test(name)) continue;
    const scales = checkpoint.get(`${name}_scale_inv`) ?? checkpoint.get(`${name}_scale`);
    result.set(name, scales === undefined ? tensor : { ...tensor, scales: fitScales(tensor, scales, blockSize) });
  }
  return result;
}

/** A row is scaled as a whole; the widest in use have 53,248 numbers (Llama 3.1 405B). */
const longestRow = 4 * 1024 * 1024;

/** One scale for the whole tensor, for each row, or for each block. */
function fitScales(tensor: StoredTensor, scales: StoredTensor, blockSize: readonly number[] | undefined): WeightScales {
  const [rows = 1, columns = 1] = tensor.shape;
  const count = elementCount(scales.shape);
  const [blockRows = 1, blockColumns = 1] =
    count === 1 ? [rows, columns] : count === rows ? [1, columns] : (blockSize ?? []);
  const fits =
    tensor.shape.length === 2 &&
    tensor.type.startsWith('F8') &&
    scales.byteLength <= largestScales &&
    columns <= longestRow &&
    count > 0 &&
    Number.isInteger(blockRows) &&
    Number.isInteger(blockColumns) &&
    count === Math.ceil(rows / blockRows) * Math.ceil(columns / blockColumns);
  if (fits) return { tensor: scales, blockRows, blockColumns };
  throw new ModelFilesError(
    `${scales.name} of shape [${scales.shape.join(', ')}] does not fit ${tensor.name} of shape [${tensor.shape.join(', ')}]`,
  );
}
