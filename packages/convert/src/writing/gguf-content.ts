import type { TypedValue } from './metadata-values.js';

/** A metadata entry as another file has it, key included, to be copied as it is. */
export interface StoredEntry {
  readonly type: 'stored';
  bytes(): AsyncIterable<Uint8Array>;
}

/** A tensor to write. */
export interface TensorToWrite {
  /** At most 63 bytes of UTF-8. */
  readonly name: string;
  /** As llama.cpp names it: `F32`, `F16`, `Q4_K` … */
  readonly type: string;
  /** Elements in each dimension, fastest-changing first. */
  readonly shape: readonly number[];
  /** The data, in chunks of any size. A chunk must stay as it is until the one after the next is asked for. */
  data(): AsyncIterable<Uint8Array>;
}

/** What a GGUF file is made of. */
export interface GgufContent {
  /** In the order in which the keys are written. */
  readonly metadata: ReadonlyMap<string, TypedValue | StoredEntry>;
  /** In the order in which the data is written. */
  readonly tensors: readonly TensorToWrite[];
  /** Bytes to which data is padded. Must be the value of `general.alignment`, where that key is present. Default 32. */
  readonly alignment?: number;
}

export interface WriteOptions {
  /**
   * False where the file need not survive a power cut, because it is only on the way to another one: it is not brought onto
   * the disk, which takes long for gigabytes. Default true.
   */
  readonly flush?: boolean;
  /** Aborts the writing; nothing stays. */
  readonly signal?: AbortSignal;
  /** Called as tensor data is written, with bytes of the tensors' data. */
  readonly onProgress?: (progress: WriteProgress) => void;
}

/** How much of the tensors' data is written. */
export interface WriteProgress {
  /** Bytes. */
  readonly completed: number;
  /** Bytes. */
  readonly total: number;
}
