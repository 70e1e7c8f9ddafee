/** Memory that a loaded model takes, in bytes. */
export interface MemoryUse {
  /** Everything: weights, key/value cache and compute buffers, on the host and on devices. */
  readonly total: number;

  /** The part of `total` that lies in the memory of GPUs. */
  readonly device: number;
}
