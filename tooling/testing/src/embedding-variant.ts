const alignment = 32;

/** Where the key-value pairs of a GGUF file begin: behind magic, version, tensor count and pair count. */
const firstPair = 24;
const pairCountAt = 16;
const types = { uint32: 4, string: 8 } as const;

function lengthPrefixed(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([length, bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** How llama.cpp makes one vector of those of all tokens (`llama_pooling_type`). `rank` makes a model that ranks documents. */
const poolingTypes = { mean: 1, rank: 4 } as const;

/**
 * Turns a GGUF of a Llama model into one that makes embeddings by the mean over its tokens, or that ranks documents (at
 * random, since it was never trained to), by adding the key `llama.pooling_type`. So tests have a real model of these
 * kinds without another file. A second pair pads the insertion,
 * since the tensors' places count from an aligned end of the header.
 */
export function embeddingVariant(gguf: Uint8Array, pooling: keyof typeof poolingTypes = 'mean'): Uint8Array {
  const poolingPair = Buffer.concat([
    lengthPrefixed('llama.pooling_type'),
    uint32(types.uint32),
    uint32(poolingTypes[pooling]),
  ]);
  const paddingHead = Buffer.concat([lengthPrefixed('general.padding'), uint32(types.string)]);
  const withoutPadding = poolingPair.length + paddingHead.length + 8;
  const padding = ' '.repeat((alignment - (withoutPadding % alignment)) % alignment);
  const header = Buffer.from(gguf.subarray(0, firstPair));
  header.writeBigUInt64LE(header.readBigUInt64LE(pairCountAt) + 2n, pairCountAt);
  return Buffer.concat([header, poolingPair, paddingHead, lengthPrefixed(padding), gguf.subarray(firstPair)]);
}
