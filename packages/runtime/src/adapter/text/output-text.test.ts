import type { LogProbability } from '../../log-probability.js';
import { describe, expect, it } from 'vitest';
import { OutputText } from './output-text.js';
import type { TokenPiece } from './token-piece.js';

function piece(content: string | readonly number[]): TokenPiece {
  if (typeof content === 'string') return { bytes: new TextEncoder().encode(content), text: content };
  return { bytes: Uint8Array.from(content), text: undefined };
}

/** What comes out, one entry for each token, then the rest. */
function run(stops: readonly string[], tokens: readonly (string | readonly number[])[]): (string | undefined)[] {
  const output = new OutputText(stops);
  const texts: (string | undefined)[] = [];
  for (const token of tokens) {
    texts.push(output.push(piece(token), undefined)?.text);
    if (output.stopText !== undefined) return texts;
  }
  return [...texts, output.flush()?.text];
}

const entry = (token: string): LogProbability => ({ token, logProbability: -1, bytes: [] });

describe('the text of an output', () => {
  it('holds a character back until its last byte has come', () => {
    expect(run([], ['a', [0xf0, 0x9f], [0xa6], [0x99], 'b'])).toEqual([
      'a',
      undefined,
      undefined,
      '🦙',
      'b',
      undefined,
    ]);
  });

  it('gives U+FFFD for bytes that never become a character', () => {
    expect(run([], [[0xe2, 0x82], 'x'])).toEqual([undefined, '\uFFFDx', undefined]);
    expect(run([], ['a', [0xe2, 0x82]])).toEqual(['a', undefined, '\uFFFD']);
    expect(run([], [[0xff]])).toEqual(['\uFFFD', undefined]);
  });

  it('keeps a byte order mark', () => {
    expect(run([], [[0xef], [0xbb, 0xbf]])).toEqual([undefined, '\uFEFF', undefined]);
  });

  it('ends at a stop text, also across the borders of tokens', () => {
    expect(run(['</s>'], ['one', ' <', '/', 's>tail'])).toEqual(['one', ' ', undefined, undefined]);
    expect(run(['8'], ['7 8 9'])).toEqual(['7 ']);
  });

  it('gives out what only looked like a stop text', () => {
    expect(run(['</s>'], ['a<', '/', 'b'])).toEqual(['a', undefined, '</b', undefined]);
    expect(run(['</s>'], ['a</s'])).toEqual(['a', '</s']);
  });

  it('finds a stop text that begins within a failed one', () => {
    expect(run(['aab'], ['a', 'a', 'a', 'b', 'c'])).toEqual([undefined, undefined, 'a', undefined]);
  });

  it('ends at the stop text that comes first', () => {
    expect(run(['world', 'lo'], ['hello world'])).toEqual(['hel']);
  });

  it('gives the log probabilities of held tokens with the text that they are part of', () => {
    const output = new OutputText(['xyz']);
    expect(output.push(piece('x'), entry('x'))).toBeUndefined();
    expect(output.push(piece('a'), entry('a'))).toEqual({
      type: 'text',
      text: 'xa',
      logProbabilities: [entry('x'), entry('a')],
    });
  });
});
