import { BufferRing } from '../writing/buffer-ring.js';
import { readAhead, splitRange } from '../writing/read-ahead.js';
import { weightBytes, type WeightType } from './convert-elements.js';
import type { OpenFiles } from './open-files.js';
import { pieceSource, type PieceSource } from './piece-source.js';
import { requireConverter } from './require-converter.js';
import { scaledConverter, type RowConverter } from './scaled-converter.js';
import { transposedData } from './transposed-data.js';
import type { Weight } from './weight.js';

/**
 * Reads weights and gives them in their new form, in chunks of a few MB. A chunk stays until the one after the next is
 * asked for.
 */
export async function* weightData(weight: Weight, type: WeightType, files: OpenFiles): AsyncGenerator<Uint8Array> {
  for (const piece of weight.pieces) {
    const { scales } = piece.tensor;
    const convert = requireConverter(piece.tensor, type);
    const source = await pieceSource(piece, weight.columns, files);
    if (scales !== undefined) {
      yield* pieceData(source, weight, await scaledConverter(piece, scales, type, files), type);
    } else if (weight.isTransposed) {
      yield* transposedData(source, { weight, piece, convert, elementBytes: weightBytes[type] });
    } else {
      yield* pieceData(source, weight, convert, type);
    }
  }
}

async function* pieceData(
  { range, elementBytes, rowBytes }: PieceSource,
  { rowOrder, addend, pieces }: Weight,
  convert: RowConverter,
  type: WeightType,
): AsyncGenerator<Uint8Array> {
  const hasScales = pieces.some(({ tensor }) => tensor.scales !== undefined);
  // A chunk may end inside a row, except where rows are scaled or reordered; the sizes of these are limited.
  const unit = rowOrder !== undefined ? rowOrder.length * rowBytes : hasScales ? rowBytes : elementBytes;
  let row = 0;
  const targets = new BufferRing(2);
  const ordered = new BufferRing(2);
  for await (const chunk of readAhead(splitRange(range, unit))) {
    const converted = targets.next((chunk.byteLength / elementBytes) * weightBytes[type]);
    convert(chunk, converted, row);
    row += chunk.byteLength / rowBytes;
    if (addend !== undefined) addToAll(converted, addend, type);
    if (rowOrder === undefined) {
      yield converted;
    } else {
      const reordered = ordered.next(converted.byteLength);
      reorder(converted, reordered, rowOrder, converted.byteLength / (chunk.byteLength / rowBytes));
      yield reordered;
    }
  }
}

function reorder(chunk: Uint8Array, target: Uint8Array, order: readonly number[], rowBytes: number): void {
  const blockBytes = order.length * rowBytes;
  for (let block = 0; block < chunk.byteLength; block += blockBytes) {
    for (const [row, source] of order.entries()) {
      const start = block + source * rowBytes;
      target.set(chunk.subarray(start, start + rowBytes), block + row * rowBytes);
    }
  }
}

function addToAll(bytes: Uint8Array, addend: number, type: WeightType): void {
  if (type !== 'F32') throw new TypeError('a number can be added to weights in F32 only');
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  for (const [index, value] of numbers.entries()) numbers[index] = value + addend;
}
