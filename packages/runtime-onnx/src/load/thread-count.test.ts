import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { parseQuota, threadCount } from './thread-count.js';

describe('the number of threads', () => {
  it('is the one that is asked for', async () => {
    expect(await threadCount(7, 2)).toBe(7);
  });

  it('is bounded by the machine and by the runtime', async () => {
    const chosen = await threadCount(undefined, undefined);
    expect(chosen).toBeGreaterThanOrEqual(1);
    expect(chosen).toBeLessThanOrEqual(availableParallelism());
    expect(await threadCount(0, 1)).toBe(1);
  });
});

describe('a quota of a container', () => {
  it('is read in cores', () => {
    expect(parseQuota('150000 100000\n')).toBe(1.5);
    expect(parseQuota('max 100000\n')).toBeUndefined();
    expect(parseQuota('-1\n 100000\n')).toBeUndefined();
    expect(parseQuota(' ')).toBeUndefined();
  });
});
