/** What a header may ask of the reader. Beyond a limit the file is refused with `InvalidGgufError`. */
export interface GgufLimits {
  /** Bytes before the tensor data: everything that the reader walks through. */
  readonly headerBytes: number;
  readonly metadataEntries: number;
  readonly tensors: number;
  /** Bytes of one key. */
  readonly keyBytes: number;
  /** Bytes of one string value or of one string in an array. */
  readonly stringBytes: number;
  /** Bytes of one tensor's name. */
  readonly tensorNameBytes: number;
  /** Elements of all arrays together. */
  readonly arrayElements: number;
}

/** The limits used unless others are given: each several times what real models need. */
export const defaultGgufLimits: GgufLimits = {
  // The largest vocabularies in use have 262,144 tokens (Gemma 3) and half a million merges: about 15 MB of header.
  headerBytes: 64 * 1024 * 1024,
  // Language models have 20 to 60 entries, the most talkative converters about 150.
  metadataEntries: 10_000,
  // 405 billion parameters need 1,138 tensors. Files of the time before experts were stored together have one tensor for
  // each expert and layer: tens of thousands at most.
  tensors: 100_000,
  // The format's own limit (2^16 - 1). Keys in use stay below 100 bytes.
  keyBytes: 65_535,
  // The longest strings in use are whole tokenizer files (`tokenizer.huggingface.json`), a few MB. Chat templates: 100 kB.
  stringBytes: 16 * 1024 * 1024,
  // The format's own limit. llama.cpp takes one byte less and refuses the file itself.
  tensorNameBytes: 64,
  // Gemma 3: tokens, scores and types of 262,144 entries each, and 514,906 merges: 1.3 million.
  arrayElements: 4 * 1024 * 1024,
};

/** Dimensions of one tensor. Not adjustable: ggml has no room for more. */
export const maximumDimensions = 4;

/**
 * With `arrays: 'omit'`, arrays up to this length are read all the same: per-layer settings (126 layers is the most in
 * use), lists of languages and tags. Vocabularies start far above.
 */
export const keptArrayLength = 1_024;
