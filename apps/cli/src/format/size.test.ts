import { describe, expect, it } from 'vitest';
import { formatSize } from './size.js';

describe('formatSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [1024, '1.0 KB'],
    [1500, '1.5 KB'],
    [999_999, '999 KB'],
    [98_362_745, '98 MB'],
    [4_661_224_676, '4.7 GB'],
    [1_999_999_999_999, '2.0 TB'],
    [5_000_000_000_000_000, '5000 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});
