import { InvalidSafetensorsError } from '../errors/invalid-safetensors-error.js';
import { safetensorsElementBytes } from '../safetensors/element-types.js';
import type { FileRange } from '../writing/read-ahead.js';
import type { OpenFiles } from './open-files.js';
import type { WeightPiece } from './weight.js';

/** Where the rows of a piece are. */
export interface PieceSource {
  readonly range: FileRange;
  /** Bytes of one element. */
  readonly elementBytes: number;
  readonly rowBytes: number;
}

/** Opens the file of a piece and finds its rows in it. */
export async function pieceSource(piece: WeightPiece, columns: number, files: OpenFiles): Promise<PieceSource> {
  const { path, offset, type } = piece.tensor;
  const elementBytes = safetensorsElementBytes(type) ?? 0;
  const rowBytes = columns * elementBytes;
  const range = {
    handle: await files.open(path),
    position: offset + piece.firstRow * rowBytes,
    byteLength: piece.rowCount * rowBytes,
    onShort: () => new InvalidSafetensorsError('it became shorter while it was read', { path }),
  };
  return { range, elementBytes, rowBytes };
}
