import { elementCount } from '../element-count.js';
import { maximumDimensions } from '../gguf-limits.js';
import { tensorType, tensorTypeNumber } from '../tensor-types.js';
import type { TensorToWrite } from './gguf-content.js';

/** A tensor with its place. */
export interface PlacedTensor {
  readonly tensor: TensorToWrite;
  readonly typeNumber: number;
  /** Bytes from the start of the tensor data. */
  readonly offset: number;
  readonly byteLength: number;
}

// llama.cpp keeps names in 64 bytes, the closing zero included.
const longestName = 63;

/** Gives each tensor its place, one behind the other, each padded to the alignment. */
export function layOutTensors(tensors: readonly TensorToWrite[], alignment: number): PlacedTensor[] {
  const names = new Set<string>();
  let offset = 0;
  return tensors.map((tensor) => {
    if (names.has(tensor.name)) throw new RangeError(`the tensor ${tensor.name} appears twice`);
    names.add(tensor.name);
    const placed = { tensor, ...measure(tensor), offset };
    offset += Math.ceil(placed.byteLength / alignment) * alignment;
    return placed;
  });
}

function measure({ name, type, shape }: TensorToWrite): { typeNumber: number; byteLength: number } {
  const typeNumber = tensorTypeNumber(type);
  const layout = typeNumber === undefined ? undefined : tensorType(typeNumber);
  const nameBytes = Buffer.byteLength(name);
  if (nameBytes === 0 || nameBytes > longestName) throw new RangeError(`the name of tensor "${name}" does not fit`);
  if (typeNumber === undefined || layout === undefined) throw new RangeError(`tensor ${name}: no type ${type}`);
  const rows = elementCount(shape.slice(1));
  const blocks = (shape[0] ?? 1) / layout.blockSize;
  const byteLength = blocks * layout.blockBytes * rows;
  const isSound = shape.length <= maximumDimensions && shape.every((size) => Number.isSafeInteger(size) && size > 0);
  if (!isSound || !Number.isInteger(blocks) || !Number.isSafeInteger(byteLength)) {
    throw new RangeError(`tensor ${name}: no shape [${shape.join(', ')}] of ${type}`);
  }
  return { typeNumber, byteLength };
}
