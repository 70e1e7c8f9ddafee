import type { GgufScalar } from '../gguf-file.js';
import type { MetadataType } from '../reading/metadata-types.js';

/** Types of single values. */
export type ScalarType = Exclude<MetadataType, 'array'>;

/** A single value with the type it is stored as. */
export interface TypedScalar {
  readonly type: ScalarType;
  readonly value: GgufScalar;
}

/** An array with the type its elements are stored as. A `Uint8Array` or the like serves as well as an array. */
export interface TypedList {
  readonly type: 'array';
  readonly elementType: ScalarType;
  readonly value: ArrayLike<GgufScalar>;
}

/** What a metadata key holds, with the type that readers of the format look for. */
export type TypedValue = TypedScalar | TypedList;

/** Whole number from 0 to 2^32 - 1: most counts and ids. */
export const uint32 = (value: number): TypedScalar => ({ type: 'uint32', value });

/** Stored with the precision of 32 bits. */
export const float32 = (value: number): TypedScalar => ({ type: 'float32', value });

export const bool = (value: boolean): TypedScalar => ({ type: 'bool', value });

export const text = (value: string): TypedScalar => ({ type: 'string', value });

export const list = (elementType: ScalarType, value: ArrayLike<GgufScalar>): TypedList => ({
  type: 'array',
  elementType,
  value,
});
