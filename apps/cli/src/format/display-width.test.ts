import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.js';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['puna', 4],
    ['ñandú', 5],
    ['n\u0303', 1],
    ['高原', 4],
    ['🦙', 2],
    ['▕█▏', 3],
  ])('%j', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
