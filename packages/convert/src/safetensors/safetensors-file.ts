/** A tensor of a safetensors file. */
export interface SafetensorsTensor {
  readonly name: string;
  /** As the file names it: `F32`, `BF16`, `F8_E4M3` … */
  readonly type: string;
  /** Elements in each dimension, slowest-changing first (PyTorch's order; GGUF's is the reverse). */
  readonly shape: readonly number[];
  /** Bytes from the start of the file. */
  readonly offset: number;
  readonly byteLength: number;
}

/** Everything in front of a safetensors file's weights. */
export interface SafetensorsFile {
  /** As it was given to the reader. */
  readonly path: string;
  /** Bytes. */
  readonly fileSize: number;
  /** In the order of their data. */
  readonly tensors: readonly SafetensorsTensor[];
  /** What the file says of itself, under `__metadata__`. */
  readonly metadata: ReadonlyMap<string, string>;
}
