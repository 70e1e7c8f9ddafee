import { describe, expect, it } from 'vitest';
import { formatProcessor } from './processor.js';

describe('formatProcessor', () => {
  it.each([
    [100, 0, '100% CPU'],
    [0, 0, '100% CPU'],
    [100, 100, '100% GPU'],
    [100, 101, 'Unknown'],
    [0, 1, 'Unknown'],
    [1000, 484, '52%/48% CPU/GPU'],
  ])('%d bytes, %d of them on a GPU: %s', (size, onGpu, text) => {
    expect(formatProcessor(size, onGpu)).toBe(text);
  });
});
