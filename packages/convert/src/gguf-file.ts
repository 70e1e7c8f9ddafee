import type { MetadataType } from './reading/metadata-types.js';

/**
 * A single value. Whole numbers beyond 2^53 are `bigint`. A 32-bit float is given by its shortest decimal digits (1e-5 and
 * not 0.000009999999747378752), as model files' tools print it; `Math.fround` gives the stored value back.
 */
export type GgufScalar = string | number | bigint | boolean;

/** An array that was skipped, with what is known of it. */
export interface OmittedGgufArray {
  /** Type of the elements. */
  readonly type: MetadataType;
  /** Number of elements. */
  readonly length: number;
}

/** The value of a metadata key. Arrays are never nested: no reader of the format supports that. */
export type GgufValue = GgufScalar | readonly GgufScalar[] | OmittedGgufArray;

export interface GgufTensor {
  readonly name: string;
  /** As llama.cpp names it: `F32`, `Q4_1`, `Q4_K` … */
  readonly type: string;
  /** Elements in each dimension, fastest-changing first (GGUF's own order; PyTorch's is the reverse). */
  readonly shape: readonly number[];
  /** Bytes from the file's `dataOffset`. */
  readonly offset: number;
  readonly byteLength: number;
}

/** Everything in front of a GGUF file's weights. */
export interface GgufFile {
  /** Format version: 2 or 3. */
  readonly version: number;
  /** Bytes. */
  readonly fileSize: number;
  /** In the file's order. */
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** In the file's order. */
  readonly tensors: readonly GgufTensor[];
  /** Where tensor data starts: bytes from the start of the file. */
  readonly dataOffset: number;
}

/** Whether a metadata value is an array, read or omitted. */
export function isArrayValue(value: GgufValue): value is readonly GgufScalar[] | OmittedGgufArray {
  return typeof value === 'object';
}

/** Whether a metadata value is an array of which only type and length were kept. */
export function isOmittedArray(value: GgufValue): value is OmittedGgufArray {
  return typeof value === 'object' && !Array.isArray(value);
}
