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

/**
 * Turns a GGUF of a Llama model into one that makes embeddings by the mean over its tokens, by adding the key
 * `llama.pooling_type`. So tests have a real embedding model without another file. A second pair pads the insertion,
 * since the tensors' places count from an aligned end of the header.
 */
export function embeddingVariant(gguf: Uint8Array): Uint8Array {
  const pooling = Buffer.concat([lengthPrefixed('llama.pooling_type'), uint32(types.uint32), uint32(1)]);
  const paddingHead = Buffer.concat([lengthPrefixed('general.padding'), uint32(types.string)]);
  const withoutPadding = pooling.length + paddingHead.length + 8;
  const padding = ' '.repeat((alignment - (withoutPadding % alignment)) % alignment);
  const header = Buffer.from(gguf.subarray(0, firstPair));
  header.writeBigUInt64LE(header.readBigUInt64LE(pairCountAt) + 2n, pairCountAt);
  return Buffer.concat([header, pooling, paddingHead, lengthPrefixed(padding), gguf.subarray(firstPair)]);
}
