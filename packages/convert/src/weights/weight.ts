import { elementCount } from '../element-count.js';
import { ModelFilesError } from '../errors/model-files-error.js';
import type { SafetensorsTensor } from '../safetensors/safetensors-file.js';

/** Elements that are reordered at once: one head of the largest models has 256 rows of 16,384, which are 4 million. */
const largestHead = 16 * 1024 * 1024;

/** A tensor and the file that it is in. */
export interface StoredTensor extends SafetensorsTensor {
  readonly path: string;
  /** What the numbers are multiplied with, where 8-bit floats are too coarse alone. */
  readonly scales?: WeightScales;
}

/** Factors of a matrix: one for each block of so many rows and columns. */
export interface WeightScales {
  readonly tensor: StoredTensor;
  readonly blockRows: number;
  readonly blockColumns: number;
}

/** Rows of a stored tensor. A row is what the last dimension spans; of a tensor with one dimension, each number is one. */
export interface WeightPiece {
  readonly tensor: StoredTensor;
  readonly firstRow: number;
  readonly rowCount: number;
}

/**
 * Weights as they will be written: which rows of which tensors, in what order, and what is done to the numbers. Nothing is
 * read before the weights are written.
 */
export interface Weight {
  /** Elements in each dimension, slowest-changing first. */
  readonly shape: readonly number[];
  /** Written one after the other. */
  readonly pieces: readonly WeightPiece[];
  /** Elements of a row of every piece. */
  readonly columns: number;
  /** Within each block of so many rows, which row comes first, second … */
  readonly rowOrder?: readonly number[];
  /** Whether rows and columns are exchanged. There is one piece then. */
  readonly isTransposed?: boolean;
  /** Added to every number. */
  readonly addend?: number;
}

/** A stored tensor as it is. */
export function wholeTensor(tensor: StoredTensor): Weight {
  const { shape } = tensor;
  const columns = shape.length > 1 ? (shape.at(-1) ?? 1) : 1;
  const rowCount = elementCount(shape.length > 1 ? shape.slice(0, -1) : shape);
  return { shape, columns, pieces: [{ tensor, firstRow: 0, rowCount }] };
}

/** The rows from `start` up to `end` of the first dimension of a matrix or vector. */
export function selectRows(weight: Weight, start: number, end: number): Weight {
  const [piece] = weight.pieces;
  if (
    piece === undefined ||
    weight.pieces.length > 1 ||
    weight.shape.length > 2 ||
    end > piece.rowCount ||
    start >= end
  ) {
    throw new ModelFilesError(`a tensor of shape [${weight.shape.join(', ')}] has no rows ${start} to ${end}`);
  }
  return {
    ...weight,
    shape: [end - start, ...weight.shape.slice(1)],
    pieces: [{ ...piece, firstRow: piece.firstRow + start, rowCount: end - start }],
  };
}

/** Weights of one shape behind each other, with one dimension more. */
export function stackWeights(weights: readonly Weight[]): Weight {
  const [first] = weights;
  if (first === undefined) throw new TypeError('nothing to stack');
  return { ...first, shape: [weights.length, ...first.shape], pieces: weights.flatMap(({ pieces }) => pieces) };
}

/**
 * One of `count` equal parts of the second last dimension: of the matrices in a stack, or of one matrix. Checkpoints with
 * fused projections keep two there.
 */
export function splitRows(weight: Weight, part: number, count: number): Weight {
  const rows = weight.shape.at(-2) ?? 0;
  const size = rows / count;
  const pieces = weight.pieces.flatMap(({ tensor, firstRow, rowCount }) =>
    Array.from({ length: rowCount / rows }, (_, matrix) => ({
      tensor,
      firstRow: firstRow + matrix * rows + part * size,
      rowCount: size,
    })),
  );
  return { ...weight, shape: [...weight.shape.slice(0, -2), size, ...weight.shape.slice(-1)], pieces };
}

/** Exchanges rows and columns of a matrix. */
export function transpose(weight: Weight): Weight {
  if (weight.shape.length !== 2 || (weight.shape[0] ?? 0) > largestHead) {
    throw new ModelFilesError(`a tensor of shape [${weight.shape.join(', ')}] can't be transposed`);
  }
  return { ...weight, shape: weight.shape.toReversed(), isTransposed: true };
}

/** Adds a number to every element. */
export function add(weight: Weight, addend: number): Weight {
  return { ...weight, addend };
}

/**
 * Reorders the rows of a query or key projection. Rotary embeddings turn pairs of numbers; in Hugging Face's checkpoints of
 * Llama the two of a pair stand half a head apart, for llama.cpp they are neighbours.
 */
export function pairRotaryRows(weight: Weight, heads: number): Weight {
  const headRows = (weight.shape[0] ?? 0) / heads;
  const half = headRows / 2;
  if (!Number.isInteger(half) || headRows * weight.columns > largestHead) {
    throw new ModelFilesError(`a tensor of shape [${weight.shape.join(', ')}] can't be divided into ${heads} heads`);
  }
  const rowOrder = Array.from({ length: headRows }, (_, row) => (row % 2) * half + Math.floor(row / 2));
  return { ...weight, rowOrder };
}
