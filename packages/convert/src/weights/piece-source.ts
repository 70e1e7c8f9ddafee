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
  const position = offset + piece.firstRow * rowBytes;
  const range = await storedRange(path, position, piece.rowCount * rowBytes, files);
  return { range, elementBytes, rowBytes };
}

/** A part of a safetensors file, which is opened. */
export async function storedRange(
  path: string,
  position: number,
  byteLength: number,
  files: OpenFiles,
): Promise<FileRange> {
  const onShort = (): Error => new InvalidSafetensorsError('it became shorter while it was read', { path });
  return { handle: await files.open(path), position, byteLength, onShort };
}
