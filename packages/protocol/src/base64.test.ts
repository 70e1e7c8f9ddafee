import { describe, expect, it } from 'vitest';

import { findBase64Error } from './base64.js';
import { seededRandom } from './fixtures/seeded-random.js';

describe('findBase64Error', () => {
  it.each(['', 'QQ==', 'QUI=', 'QUJD', 'QUJD\r\nQUI=\n', 'Q\nQ=\n=', '+/+/'])('accepts %j', (text) => {
    expect(findBase64Error(text)).toBeUndefined();
  });

  it.each([
    ['%%%', 0],
    ['QUJD%', 4],
    ['data:image/png;base64,QQ==', 4],
    ['QUJ', 0],
    ['QUJDQ', 4],
    ['QUJD=', 4],
    ['Q===', 1],
    ['QQ=', 3],
    ['QQ=A', 2],
    ['QQ==Q', 4],
    ['QUI==', 4],
    ['QU-_', 2],
    ['QUé=', 2],
  ])('finds the place in %j', (text, place) => {
    expect(findBase64Error(text)).toBe(place);
  });

  it('takes large texts', () => {
    const text = Buffer.alloc(3_000_001, 7).toString('base64');
    expect(findBase64Error(text)).toBeUndefined();
    expect(findBase64Error(text.slice(0, -3))).toBe(text.length - 4);
  });

  it('accepts whatever Buffer writes', () => {
    const random = seededRandom(64);
    for (let length = 0; length < 300; length += 1) {
      const bytes = Uint8Array.from({ length }, () => random(256));
      expect(findBase64Error(Buffer.from(bytes).toString('base64'))).toBeUndefined();
    }
  });
});
