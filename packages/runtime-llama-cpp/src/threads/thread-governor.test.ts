import { describe, expect, it, vi } from 'vitest';
import { cpuUse, readCpu, type CpuReading } from './cpu-clock.js';
import { decideThreads } from './decide-threads.js';
import { ThreadGovernor } from './thread-governor.js';

describe('the number of threads', () => {
  it('is all on a quiet machine', () => {
    expect(decideThreads({ cores: 2, busyCores: 2, ownCores: 1.95 }, 2)).toBe(2);
    expect(decideThreads({ cores: 2, busyCores: 0, ownCores: 0 }, 2)).toBe(2);
  });

  it('is one less for each core that others use', () => {
    expect(decideThreads({ cores: 2, busyCores: 2, ownCores: 1 }, 2)).toBe(1);
    expect(decideThreads({ cores: 8, busyCores: 7.9, ownCores: 5 }, 8)).toBe(5);
  });

  it('stays when a neighbour uses little', () => {
    expect(decideThreads({ cores: 2, busyCores: 2, ownCores: 1.7 }, 2)).toBe(2);
  });

  it('is at least one and at most what was allowed', () => {
    expect(decideThreads({ cores: 2, busyCores: 2, ownCores: 0.1 }, 2)).toBe(1);
    expect(decideThreads({ cores: 16, busyCores: 0, ownCores: 0 }, 4)).toBe(4);
  });

  it('is not raised by clocks that disagree', () => {
    expect(decideThreads({ cores: 2, busyCores: 1.9, ownCores: 2.1 }, 2)).toBe(2);
  });
});

/** A machine with two cores whose use a test plays. */
function machine() {
  let reading: CpuReading = { at: 0, cores: 2, busy: 0, own: 0 };
  const pass = (milliseconds: number, ownCores: number, otherCores: number): number => {
    const { at, busy, own } = reading;
    reading = {
      at: at + milliseconds,
      cores: 2,
      busy: busy + milliseconds * (ownCores + otherCores),
      own: own + milliseconds * ownCores,
    };
    return reading.at;
  };
  return { read: () => reading, pass };
}

describe('the governor', () => {
  it('gives a thread back to a busy neighbour and takes it again afterwards', () => {
    const { read, pass } = machine();
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, read);
    governor.beforeStep(pass(300, 1.9, 0));
    expect(set).not.toHaveBeenCalled();
    governor.beforeStep(pass(300, 1.1, 0.9));
    expect(set.mock.calls).toEqual([[1]]);
    governor.beforeStep(pass(300, 1, 1));
    governor.beforeStep(pass(300, 1, 0.05));
    expect(set.mock.calls).toEqual([[1], [2]]);
    governor.stop();
  });

  it('looks at most four times a second, also when steps are fast', () => {
    const { read, pass } = machine();
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, read);
    governor.beforeStep(pass(100, 1, 1));
    expect(set).not.toHaveBeenCalled();
    governor.stop();
  });

  it('also learns from a step that took seconds', () => {
    const { read, pass } = machine();
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, read);
    governor.beforeStep(pass(9000, 1, 1));
    expect(set.mock.calls).toEqual([[1]]);
    governor.stop();
  });
});

describe('the clocks', () => {
  it('show what this process uses as part of the whole', () => {
    const before = readCpu();
    while (performance.now() < before.at + 200);
    const use = cpuUse(before, readCpu());
    expect(use.ownCores).toBeGreaterThan(0.2);
    expect(use.busyCores).toBeLessThanOrEqual(use.cores * 1.2);
  });
});
