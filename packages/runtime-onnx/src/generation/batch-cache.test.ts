import { describe, expect, it } from 'vitest';
import { BatchCache } from './batch-cache.js';
import type { CacheTensor } from './decoder-graph.js';
import { KeyValueCache } from './key-value-cache.js';

const tensors: readonly CacheTensor[] = [{ input: 'past', output: 'present', type: 'float32', heads: 2, width: 1 }];

function cacheOf(...heads: readonly (readonly number[])[]): KeyValueCache {
  const cache = new KeyValueCache(tensors);
  const length = heads[0]?.length ?? 0;
  cache.makeRoom(length, 8);
  cache.length = length;
  cache.view(0, length).set(heads.flat());
  return cache;
}

const content = (cache: KeyValueCache): number[] => Array.from(cache.view(0, cache.length));

describe('a cache of several sequences', () => {
  it('pads the shorter ones on the left, and gives all back as they were', () => {
    const [long, short] = [cacheOf([1, 2, 3], [4, 5, 6]), cacheOf([7], [8])];
    const batch = new BatchCache(tensors, 8);
    batch.take([long, short]);
    expect(Array.from(batch.cells.view(0, 6))).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 7, 0, 0, 8]);
    expect(batch.paddings).toEqual([0, 2]);
    expect([batch.has(long), long.size]).toEqual([true, 0]);
    batch.giveBack();
    expect([content(long), content(short)]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8],
    ]);
    expect(batch.cells.size).toBe(0);
  });

  it('changes its members', () => {
    const [first, second, third] = [cacheOf([1, 2], [3, 4]), cacheOf([5], [6]), cacheOf([7], [8])];
    const batch = new BatchCache(tensors, 8);
    batch.take([first, second]);
    batch.take([second, third]);
    expect(content(first)).toEqual([1, 2, 3, 4]);
    expect(Array.from(batch.cells.view(0, 2))).toEqual([5, 6, 7, 8]);
  });
});

describe('a cache of one sequence', () => {
  it('forgets its end', () => {
    const cache = cacheOf([1, 2, 3], [4, 5, 6]);
    cache.keepFirst(2);
    expect(content(cache)).toEqual([1, 2, 4, 5]);
    cache.keepFirst(5);
    expect(cache.length).toBe(2);
  });
});
