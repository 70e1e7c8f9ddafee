import { describe, expect, it } from 'vitest';
import { chooseBatch, mostTokensOfBatch } from './choose-batch.js';

describe('the next batch of texts', () => {
  it('has the one that waited longest and those of a similar length', () => {
    expect(chooseBatch([100, 10, 95, 400, 110])).toEqual([0, 2, 4]);
  });

  it('has few tokens', () => {
    const batch = chooseBatch(Array.from({ length: 100 }, () => 60));
    expect(batch).toHaveLength(Math.floor(mostTokensOfBatch / 60));
    expect(batch[0]).toBe(0);
  });

  it('counts the padding', () => {
    const lengths = [80, ...Array.from({ length: 20 }, () => 100)];
    expect(chooseBatch(lengths)).toHaveLength(Math.floor(mostTokensOfBatch / 100));
  });

  it('has one text that is longer than a batch', () => {
    expect(chooseBatch([mostTokensOfBatch * 2, 8])).toEqual([0]);
  });

  it('puts very short texts together', () => {
    expect(chooseBatch([4, 16, 8, 17])).toEqual([0, 2, 1]);
  });
});
