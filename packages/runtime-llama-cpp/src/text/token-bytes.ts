import { bytesOfByteLevel } from '@puna/runtime/adapter';
import type { NativeModel } from '../native/binding.js';

/** llama.cpp's kinds of vocabulary, as far as they need to be told apart (`llama_vocab_type` in llama.h). */
export const vocabularyTypes = { sentencePiece: 1, bytePair: 2, wordPiece: 3, unigram: 4 } as const;

/** Bits of a token's attributes (`llama_token_attr` in llama.h). */
const attributes = { unknown: 1, control: 8, userDefined: 16, byte: 32 } as const;

const spelledAsIs = attributes.unknown | attributes.control | attributes.userDefined;
const encoder = new TextEncoder();

/**
 * The bytes that a token stands for. They may be part of a character, which is why llama.cpp's own text can't be used:
 * on the way to JavaScript it loses bytes that are not UTF-8 by themselves. Control tokens give their spelling: the
 * parsers of tool calls and thinking look for them.
 */
export function tokenBytes(model: NativeModel, vocabularyType: number, token: number): Uint8Array {
  const spelling = model.getTokenString(token);
  const attribute = model.getTokenAttributes(token);
  if ((attribute & spelledAsIs) !== 0) return encoder.encode(spelling);
  if ((attribute & attributes.byte) !== 0) return bytesOfHexadecimal(spelling);
  if (vocabularyType === vocabularyTypes.bytePair) return bytesOfByteLevel(spelling);
  if (vocabularyType === vocabularyTypes.sentencePiece || vocabularyType === vocabularyTypes.unigram) {
    return encoder.encode(spelling.replaceAll('\u2581', ' '));
  }
  return encoder.encode(model.detokenize(Uint32Array.of(token), true));
}

/** `<0x0A>`: how SentencePiece vocabularies spell a single byte. */
function bytesOfHexadecimal(spelling: string): Uint8Array {
  const value = Number.parseInt(spelling.slice(3, 5), 16);
  return Number.isNaN(value) ? encoder.encode(spelling) : Uint8Array.of(value);
}
