import { readFile } from 'node:fs/promises';
import { tinyModelFiles } from './files.js';

/** How llama.cpp makes one result of the hidden states of all tokens (`llama_pooling_type`). */
const poolingTypes = { embedding: 1, ranking: 4 } as const;

/** What a variant of the tiny model is made for: vectors by the mean over all tokens, or the ranking of documents. */
export type TinyModelPurpose = keyof typeof poolingTypes;

/** What the places of tensors are multiples of. They count from the end of the header, so its length must not change this. */
const alignment = 32;

/** Where the key-value pairs of a GGUF file begin: behind magic, version, tensor count and pair count. */
const firstPair = 24;
const pairCountAt = 16;
const types = { uint32: 4, string: 8 } as const;

/**
 * The tiny model as a GGUF file that says that it makes embeddings or ranks documents. The weights are the same: it was
 * never trained for either, so its vectors mean little and its ranks nothing, but both are as exact as those of any model.
 * What its vectors must be is in `readTinyModelEmbeddings`.
 */
export async function readTinyModelVariant(purpose: TinyModelPurpose): Promise<Buffer> {
  const model = await readFile(tinyModelFiles.weights);
  const pooling = Buffer.concat([
    lengthPrefixed('llama.pooling_type'),
    uint32(types.uint32),
    uint32(poolingTypes[purpose]),
  ]);
  const paddingHead = Buffer.concat([lengthPrefixed('general.padding'), uint32(types.string)]);
  const unpadded = pooling.length + paddingHead.length + 8;
  const padding = ' '.repeat((alignment - (unpadded % alignment)) % alignment);
  const header = Buffer.from(model.subarray(0, firstPair));
  header.writeBigUInt64LE(header.readBigUInt64LE(pairCountAt) + 2n, pairCountAt);
  return Buffer.concat([header, pooling, paddingHead, lengthPrefixed(padding), model.subarray(firstPair)]);
}

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
