import { describe, expect, it } from 'vitest';

import { digestHex, InvalidDigestError, isDigest, parseDigest } from './digest.js';

const hex = '0123456789abcdef'.repeat(4);

describe('parseDigest', () => {
  it.each([`sha256:${hex}`, `sha256-${hex}`, `sha256:${hex.toUpperCase()}`])('reads %s', (text) => {
    expect(parseDigest(text)).toBe(`sha256:${hex}`);
    expect(isDigest(text)).toBe(true);
    expect(digestHex(text)).toBe(hex);
  });

  it.each([
    '',
    hex,
    `SHA256:${hex}`,
    `sha256_${hex}`,
    `sha256:${hex}0`,
    `sha256:${hex.slice(1)}`,
    `sha256:${hex}\n`,
    ` sha256:${hex}`,
    `sha256:../../${hex.slice(6)}`,
    `sha512:${hex}`,
  ])('refuses %j', (text) => {
    expect(isDigest(text)).toBe(false);
    expect(() => parseDigest(text)).toThrow(InvalidDigestError);
    expect(() => parseDigest(text)).toThrow('invalid digest format');
  });
});
