import { elementCount } from '../element-count.js';
import { readAhead } from '../writing/read-ahead.js';
import type { WeightType } from './convert-elements.js';
import type { OpenFiles } from './open-files.js';
import { storedRange } from './piece-source.js';
import { requireConverter } from './require-converter.js';
import type { WeightPiece, WeightScales } from './weight.js';

/** Converts whole rows of a piece, the first of which is given by its number. */
export type RowConverter = (source: Uint8Array, target: Uint8Array, firstRow: number) => void;

/** A converter that multiplies 8-bit weights with their scales on the way. */
export async function scaledConverter(
  { tensor, firstRow }: WeightPiece,
  scales: WeightScales,
  type: WeightType,
  files: OpenFiles,
): Promise<RowConverter> {
  const factors = await readScales(scales, files);
  const columns = tensor.shape[1] ?? 1;
  const blocks = Math.ceil(columns / scales.blockColumns);
  const [widen, narrow] = [requireConverter(tensor, 'F32'), requireConverter({ ...tensor, type: 'F32' }, type)];
  let wide = new Float32Array(0);
  return (source, target, row) => {
    if (wide.length < source.length) wide = new Float32Array(source.length);
    const numbers = wide.subarray(0, source.length);
    const bytes = new Uint8Array(numbers.buffer, 0, numbers.byteLength);
    widen(source, bytes);
    for (let start = 0; start < numbers.length; start += columns) {
      const block = Math.floor((firstRow + row + start / columns) / scales.blockRows) * blocks;
      for (let column = 0; column < columns; column += 1) {
        const factor = factors[block + Math.floor(column / scales.blockColumns)] ?? Number.NaN;
        numbers[start + column] = (numbers[start + column] ?? 0) * factor;
      }
    }
    narrow(bytes, target);
  };
}

/** All scales of a tensor; their number was checked. */
async function readScales({ tensor }: WeightScales, files: OpenFiles): Promise<Float32Array> {
  const { path, offset, byteLength } = tensor;
  const factors = new Float32Array(elementCount(tensor.shape));
  const convert = requireConverter(tensor, 'F32');
  for await (const bytes of readAhead([await storedRange(path, offset, byteLength, files)])) {
    convert(bytes, new Uint8Array(factors.buffer));
  }
  return factors;
}
