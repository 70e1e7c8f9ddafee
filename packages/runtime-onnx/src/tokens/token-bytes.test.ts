import { describe, expect, it } from 'vitest';
import { addsSpace, spellingOf, tokenBytes } from './token-bytes.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const sentencePiece = {
  decoder: {
    type: 'Sequence',
    decoders: [{ type: 'Replace' }, { type: 'ByteFallback' }, { type: 'Fuse' }, { type: 'Strip', start: 1 }],
  },
};

describe('the bytes of a token', () => {
  it('are those of its spelling in the vocabulary', () => {
    expect(text(tokenBytes('ĠHello', 'byte-level'))).toBe(' Hello');
    expect(Array.from(tokenBytes('ðŁ', 'byte-level'))).toEqual([0xf0, 0x9f]);
    expect(text(tokenBytes('\u2581Hello', 'sentence-piece'))).toBe(' Hello');
    expect(Array.from(tokenBytes('<0x0A>', 'sentence-piece'))).toEqual([10]);
    expect(text(tokenBytes('##ing', 'word-piece'))).toBe('ing');
    expect(text(tokenBytes('run', 'word-piece'))).toBe(' run');
  });
});

describe('the spelling of a vocabulary', () => {
  it('is told by its decoder', () => {
    expect(spellingOf({ decoder: { type: 'ByteLevel' } })).toBe('byte-level');
    expect(spellingOf({ decoder: { type: 'WordPiece' } })).toBe('word-piece');
    expect(spellingOf(sentencePiece)).toBe('sentence-piece');
  });

  it('says whether the tokenizer puts a space in front of a text', () => {
    expect(addsSpace(sentencePiece)).toBe(true);
    expect(addsSpace({ decoder: { type: 'Metaspace', prepend_scheme: 'always' } })).toBe(true);
    expect(addsSpace({ decoder: { type: 'ByteLevel' } })).toBe(false);
  });
});
