import type { GgufTensor } from '../gguf-file.js';
import type { HeaderReader } from './header-reader.js';
import { quoted } from './read-string.js';

/**
 * Checks that each tensor's data starts at a multiple of the alignment, ends within the file and shares no byte with
 * another's. A loader maps these ranges into memory and trusts them.
 */
export function checkTensorData(
  reader: HeaderReader,
  tensors: readonly GgufTensor[],
  dataOffset: number,
  alignment: number,
): void {
  for (const tensor of tensors) checkPlace(reader, tensor, dataOffset, alignment);
  const inOrder = tensors.toSorted((left, right) => left.offset - right.offset);
  for (const [index, tensor] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next !== undefined && tensor.offset + tensor.byteLength > next.offset) {
      throw reader.failure(
        `the data of tensors ${quoted(tensor.name)} and ${quoted(next.name)} overlap`,
        dataOffset + next.offset,
      );
    }
  }
}

function checkPlace(reader: HeaderReader, tensor: GgufTensor, dataOffset: number, alignment: number): void {
  if (tensor.offset % alignment !== 0) {
    throw reader.failure(
      `the data of tensor ${quoted(tensor.name)} starts at ${tensor.offset}, which is no multiple of the alignment ${alignment}`,
    );
  }
  const available = reader.fileSize - dataOffset - tensor.offset;
  if (tensor.byteLength > available) {
    throw reader.failure(
      `the data of tensor ${quoted(tensor.name)} ends ${tensor.byteLength - available} bytes beyond the end of the file: ` +
        'it is cut off or damaged, fetch it again',
    );
  }
}
