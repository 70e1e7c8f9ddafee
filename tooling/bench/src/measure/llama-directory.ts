import { randomFillSync } from 'node:crypto';
import { open, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** The sizes of a model of Llama's kind whose embeddings serve as its output too. */
export interface LlamaShape {
  readonly hidden: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly feedForward: number;
  readonly layers: number;
  readonly vocabulary: number;
}

/** 135 million weights: SmolLM2's smallest model. */
export const smallShape: LlamaShape = {
  hidden: 576,
  heads: 9,
  keyValueHeads: 3,
  feedForward: 1536,
  layers: 30,
  vocabulary: 49_152,
};

/** 1,040 million weights. */
export const largeShape: LlamaShape = {
  hidden: 2048,
  heads: 32,
  keyValueHeads: 8,
  feedForward: 8192,
  layers: 16,
  vocabulary: 32_000,
};

const bytesPerWeight = 2;

/** Random numbers are made once and repeated: neither side of a measurement looks at more than a row of them at a time. */
const blockBytes = 32 * 1024 * 1024;

/** Writes a model in Hugging Face's layout, with random weights in BF16. Answers the size of its safetensors file in bytes. */
export async function writeLlamaDirectory(directory: string, shape: LlamaShape): Promise<number> {
  await writeFile(path.join(directory, 'config.json'), JSON.stringify(configOf(shape)));
  await writeFile(path.join(directory, 'tokenizer.json'), JSON.stringify(tokenizer()));
  const handle = await open(path.join(directory, 'model.safetensors'), 'wx');
  try {
    await writeSafetensors(handle, tensorsOf(shape));
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

function configOf({ hidden, heads, keyValueHeads, feedForward, layers, vocabulary }: LlamaShape): object {
  return {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    hidden_size: hidden,
    intermediate_size: feedForward,
    num_hidden_layers: layers,
    num_attention_heads: heads,
    num_key_value_heads: keyValueHeads,
    vocab_size: vocabulary,
    max_position_embeddings: 8192,
    rms_norm_eps: 1e-5,
    rope_theta: 100_000,
    hidden_act: 'silu',
    tie_word_embeddings: true,
    torch_dtype: 'bfloat16',
  };
}

/** A byte-level one without pairs; ids without a token are padding. */
function tokenizer(): object {
  let next = 256;
  // GPT-2's characters for bytes: those that can be printed stand for themselves.
  const characters = Array.from({ length: 256 }, (_, byte) => {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    return String.fromCodePoint(isPrintable ? byte : next++);
  });
  return {
    version: '1.0',
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
    post_processor: null,
    model: { type: 'BPE', vocab: Object.fromEntries(characters.map((token, id) => [token, id])), merges: [] },
  };
}

/** Names and shapes, rows first. */
function tensorsOf({
  hidden,
  heads,
  keyValueHeads,
  feedForward,
  layers,
  vocabulary,
}: LlamaShape): (readonly [string, readonly number[]])[] {
  const keyValueWidth = (hidden / heads) * keyValueHeads;
  const all: (readonly [string, readonly number[]])[] = [
    ['model.embed_tokens', [vocabulary, hidden]],
    ['model.norm', [hidden]],
  ];
  for (let layer = 0; layer < layers; layer++) {
    const parts: Readonly<Record<string, readonly number[]>> = {
      input_layernorm: [hidden],
      post_attention_layernorm: [hidden],
      'self_attn.q_proj': [hidden, hidden],
      'self_attn.k_proj': [keyValueWidth, hidden],
      'self_attn.v_proj': [keyValueWidth, hidden],
      'self_attn.o_proj': [hidden, hidden],
      'mlp.gate_proj': [feedForward, hidden],
      'mlp.up_proj': [feedForward, hidden],
      'mlp.down_proj': [hidden, feedForward],
    };
    for (const [name, size] of Object.entries(parts)) all.push([`model.layers.${layer}.${name}`, size]);
  }
  return all;
}

async function writeSafetensors(
  handle: FileHandle,
  tensors: readonly (readonly [string, readonly number[]])[],
): Promise<void> {
  const entries: Record<string, object> = {};
  let end = 0;
  for (const [name, shape] of tensors) {
    const start = end;
    end += shape.reduce((product, size) => product * size, bytesPerWeight);
    entries[`${name}.weight`] = { dtype: 'BF16', shape, data_offsets: [start, end] };
  }
  const header = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.byteLength));
  await handle.writeFile(length);
  await handle.writeFile(header);
  const block = randomWeights();
  for (let left = end; left > 0; left -= block.byteLength)
    await handle.writeFile(block.subarray(0, Math.min(left, block.byteLength)));
}

/** BF16 numbers of both signs between 2^-7 and 2^-5, which all 16-bit formats can hold. */
function randomWeights(): Uint8Array {
  const random = randomFillSync(new Uint16Array(blockBytes / bytesPerWeight));
  const weights = random.map((bits) => (bits & 0x80ff) | 0x3c00);
  return new Uint8Array(weights.buffer);
}
