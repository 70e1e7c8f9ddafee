import { bytesOfByteLevel, isJsonObject, type JsonObject } from '@puna/runtime/adapter';

/**
 * How a vocabulary spells its tokens: `byte-level` as GPT-2 does, one visible character for each byte; `sentence-piece` with
 * U+2581 for a space and `<0x0A>` for a byte; `word-piece` with `##` in front of what goes on with a word.
 */
export type Spelling = 'byte-level' | 'sentence-piece' | 'word-piece';

const encoder = new TextEncoder();

/** The spelling, by the decoder that tokenizer.json describes. */
export function spellingOf(tokenizer: JsonObject): Spelling {
  const types = new Set(decoderSteps(tokenizer['decoder']).map((step) => step['type']));
  if (types.has('ByteLevel')) return 'byte-level';
  return types.has('WordPiece') ? 'word-piece' : 'sentence-piece';
}

/** Whether the first space of a text is one that the tokenizer put there. */
export function addsSpace(tokenizer: JsonObject): boolean {
  return decoderSteps(tokenizer['decoder']).some((step) => {
    if (step['type'] === 'Strip') return Number(step['start']) > 0;
    return step['type'] === 'Metaspace' && step['prepend_scheme'] !== 'never' && step['add_prefix_space'] !== false;
  });
}

/** The bytes that a token stands for. They may be part of a character. */
export function tokenBytes(spelling: string, kind: Spelling): Uint8Array {
  if (kind === 'byte-level') return bytesOfByteLevel(spelling);
  if (kind === 'word-piece') return encoder.encode(spelling.startsWith('##') ? spelling.slice(2) : ` ${spelling}`);
  const byte = /^<0x([0-9A-Fa-f]{2})>$/u.exec(spelling)?.[1];
  if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
  return encoder.encode(spelling.replaceAll('\u2581', ' '));
}

function decoderSteps(decoder: unknown): readonly JsonObject[] {
  if (!isJsonObject(decoder)) return [];
  if (decoder['type'] !== 'Sequence') return [decoder];
  return Array.isArray(decoder['decoders']) ? (decoder['decoders'] as readonly unknown[]).filter(isJsonObject) : [];
}
