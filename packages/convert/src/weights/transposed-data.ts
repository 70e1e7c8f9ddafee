import { readAhead, splitRange } from '../writing/read-ahead.js';
import type { ElementConverter } from './convert-elements.js';
import type { PieceSource } from './piece-source.js';
import type { Weight, WeightPiece } from './weight.js';

/** Bytes of the source's elements that are kept at once. Larger matrices are read once for each such strip of columns. */
const stripBytes = 64 * 1024 * 1024;

interface Transposition {
  readonly weight: Weight;
  readonly piece: WeightPiece;
  readonly convert: ElementConverter;
  /** Bytes of an element that is written. */
  readonly elementBytes: number;
}

/** The columns of a stored matrix as rows, a strip of them at a time. */
export async function* transposedData(source: PieceSource, transposition: Transposition): AsyncGenerator<Uint8Array> {
  const { columns } = transposition.weight;
  const rows = transposition.piece.rowCount;
  const width = Math.max(1, Math.min(columns, Math.floor(stripBytes / (rows * source.elementBytes))));
  for (let first = 0; first < columns; first += width) {
    const strip = await readStrip(source, { rows, columns, first, width: Math.min(width, columns - first) });
    const target = new Uint8Array((strip.byteLength / source.elementBytes) * transposition.elementBytes);
    transposition.convert(strip, target);
    yield target;
  }
}

interface Strip {
  readonly rows: number;
  readonly columns: number;
  readonly first: number;
  readonly width: number;
}

/** Reads the whole matrix and keeps a strip of columns, each as a row. */
async function readStrip({ range, elementBytes }: PieceSource, strip: Strip): Promise<Uint8Array> {
  const kept = new Uint8Array(strip.rows * strip.width * elementBytes);
  let element = 0;
  for await (const chunk of readAhead(splitRange(range))) {
    for (let start = 0; start < chunk.byteLength; start += elementBytes, element += 1) {
      const column = (element % strip.columns) - strip.first;
      if (column < 0 || column >= strip.width) continue;
      const target = (column * strip.rows + Math.floor(element / strip.columns)) * elementBytes;
      for (let byte = 0; byte < elementBytes; byte += 1) kept[target + byte] = chunk[start + byte] ?? 0;
    }
  }
  return kept;
}
