import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import { ConnectionGrowth } from './connection-growth.js';

const limits = { ...defaultLimits, firstConnections: 4, connections: 16 };

/** How many connections there are after each interval, where `paceOf` tells what so many bring. */
function grow(paceOf: (connections: number) => number, intervals = 8): number[] {
  const growth = new ConnectionGrowth(limits);
  return Array.from({ length: intervals }, () => {
    growth.measured(paceOf(growth.count));
    return growth.count;
  });
}

describe('the number of connections', () => {
  it('grows where each has a pace of its own', () => {
    expect(grow((connections) => connections * 1000)).toEqual([6, 9, 14, 16, 16, 16, 16, 16]);
  });

  it('stays where a few fill the line', () => {
    expect(grow(() => 1000)).toEqual([6, 6, 6, 6, 6, 6, 6, 6]);
  });

  it('stops where more bring no more', () => {
    expect(grow((connections) => Math.min(connections, 8) * 1000)).toEqual([6, 9, 14, 14, 14, 14, 14, 14]);
  });

  it('waits while nothing comes', () => {
    expect(grow(() => 0, 2)).toEqual([4, 4]);
  });
});
