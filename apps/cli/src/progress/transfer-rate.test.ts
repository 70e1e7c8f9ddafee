import { describe, expect, it } from 'vitest';
import { TransferRate } from './transfer-rate.js';

describe('TransferRate', () => {
  it('knows nothing at first', () => {
    const rate = new TransferRate();
    rate.add(0, 0);
    expect(rate.perSecond()).toBe(0);
  });

  it('samples once a second', () => {
    const rate = new TransferRate();
    rate.add(0, 0);
    rate.add(500, 1_000_000);
    rate.add(2000, 100);
    expect(rate.perSecond()).toBe(50);
  });

  it('forgets what is older than ten seconds', () => {
    const rate = new TransferRate();
    rate.add(0, 0);
    for (let second = 1; second <= 11; second += 1) rate.add(second * 1000, 1000 + second);
    expect(rate.perSecond()).toBe(1);
  });
});
