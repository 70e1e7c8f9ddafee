import type { GgufTensor } from '../gguf-file.js';
import { maximumDimensions, type GgufLimits } from '../gguf-limits.js';
import { tensorType, type TensorType } from '../tensor-types.js';
import type { HeaderReader } from './header-reader.js';
import { quoted, readName } from './read-string.js';

// The length of a name, a name of one byte, the number of dimensions (none), a type, an offset.
const smallestEntryBytes = 8 + 1 + 4 + 4 + 8;

/** Reads the list of tensors. Whether their data lies in the file is `checkTensorData`'s question. */
export async function readTensors(reader: HeaderReader, count: number, limits: GgufLimits): Promise<GgufTensor[]> {
  if (count > limits.tensors || count * smallestEntryBytes > reader.remaining) {
    const reason = count > limits.tensors ? `the limit is ${limits.tensors}` : 'the file is too small for that';
    throw reader.failure(`the header announces ${count} tensors; ${reason}`);
  }
  const names = new Set<string>();
  const tensors: GgufTensor[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = await readName(reader, limits.tensorNameBytes, `the name of tensor ${index + 1} of ${count}`);
    if (names.has(name)) throw reader.failure(`the tensor ${quoted(name)} appears twice`);
    names.add(name);
    tensors.push(await readTensor(reader, name));
  }
  return tensors;
}

async function readTensor(reader: HeaderReader, name: string): Promise<GgufTensor> {
  const what = `tensor ${quoted(name)}`;
  const shape = await readShape(reader, what);
  await reader.need(12, what);
  const typeNumber = reader.uint32();
  const type = tensorType(typeNumber);
  if (type === undefined) throw reader.failure(`${what} has the unknown type ${typeNumber}`);
  const byteLength = tensorBytes(reader, what, shape, type);
  const offset = reader.uint64(`the offset of ${what}`);
  return { name, type: type.name, shape, offset, byteLength };
}

async function readShape(reader: HeaderReader, what: string): Promise<number[]> {
  await reader.need(4, what);
  const dimensions = reader.uint32();
  if (dimensions > maximumDimensions) {
    throw reader.failure(`${what} has ${dimensions} dimensions; ${maximumDimensions} is the most that ggml knows`);
  }
  await reader.need(dimensions * 8, what);
  const shape: number[] = [];
  for (let index = 0; index < dimensions; index += 1) {
    const size = reader.uint64(`dimension ${index} of ${what}`);
    // An empty tensor has no use, and versions of llama.cpp divide by its dimensions.
    if (size === 0) throw reader.failure(`dimension ${index} of ${what} is 0`);
    shape.push(size);
  }
  return shape;
}

function tensorBytes(reader: HeaderReader, what: string, shape: readonly number[], type: TensorType): number {
  const rowElements = shape[0] ?? 1;
  if (rowElements % type.blockSize !== 0) {
    throw reader.failure(
      `${what} has rows of ${rowElements} elements, which do not fill blocks of ${type.blockSize} (${type.name})`,
    );
  }
  // Compared by division, so that nothing overflows: every factor is at least 1.
  let bytes = type.blockBytes;
  for (const factor of [rowElements / type.blockSize, ...shape.slice(1)]) {
    if (factor > reader.fileSize / bytes) {
      throw reader.failure(`${what} of shape [${shape.join(', ')}] in ${type.name} is larger than the whole file`);
    }
    bytes *= factor;
  }
  return bytes;
}
