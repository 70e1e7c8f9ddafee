/** What a header may ask of the reader. Beyond a limit the file is refused with `InvalidSafetensorsError`. */
export interface SafetensorsLimits {
  /** Bytes of the JSON in front of the data. */
  readonly headerBytes: number;
  readonly tensors: number;
  /** Characters of one tensor's name. */
  readonly nameLength: number;
  readonly dimensions: number;
}

/** The limits used unless others are given: each several times what real models need. */
export const defaultSafetensorsLimits: SafetensorsLimits = {
  // An entry takes about 130 bytes; the most tensors that one file was seen with are some 10,000. The format allows 100 MB.
  headerBytes: 16 * 1024 * 1024,
  // One file of a mixture of 256 experts in 60 layers would have 46,000.
  tensors: 100_000,
  // Names in use stay below 150: layers and adapters repeat their module's path.
  nameLength: 1_024,
  // Convolutions over video have 5.
  dimensions: 8,
};
