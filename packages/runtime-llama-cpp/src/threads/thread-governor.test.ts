import { describe, expect, it, vi } from 'vitest';
import { cpuUse, parseProcStat, readCpu, type CpuReading } from './cpu-clock.js';
import { parseQuota } from './cpu-quota.js';
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

  it('is one less for a neighbour who gets only half of the core that he shares with a thread', () => {
    expect(decideThreads({ cores: 2, busyCores: 2, ownCores: 1.5 }, 2)).toBe(1);
    expect(decideThreads({ cores: 4, busyCores: 4, ownCores: 2.9 }, 4)).toBe(3);
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
    const governor = new ThreadGovernor(2, set, read(), read);
    governor.beforeStep(pass(300, 1.9, 0));
    expect(set).not.toHaveBeenCalled();
    governor.beforeStep(pass(300, 1.1, 0.9));
    expect(set.mock.calls).toEqual([[1]]);
    governor.beforeStep(pass(300, 1, 1));
    governor.beforeStep(pass(300, 1, 0.05));
    governor.beforeStep(pass(300, 1, 0.05));
    expect(set.mock.calls).toEqual([[1], [2]]);
    governor.stop();
  });

  it('takes no thread again in a short pause of a neighbour', () => {
    const { read, pass } = machine();
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, read(), read);
    for (let round = 0; round < 5; round += 1) {
      governor.beforeStep(pass(300, 1, 0.9));
      governor.beforeStep(pass(300, 1, 0.05));
    }
    expect(set.mock.calls).toEqual([[1]]);
    governor.stop();
  });

  it('knows before the first step how busy the machine was while the model was loaded', () => {
    const { read, pass } = machine();
    const start = read();
    const at = pass(150, 0.5, 1);
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, start, read);
    governor.beforeStep(at);
    expect(set.mock.calls).toEqual([[1]]);
    governor.stop();
  });

  it('looks at most four times a second, also when steps are fast', () => {
    const { read, pass } = machine();
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, read(), read);
    governor.beforeStep(pass(100, 1, 1));
    expect(set).not.toHaveBeenCalled();
    governor.stop();
  });

  it('also learns from a step that took seconds', () => {
    const { read, pass } = machine();
    const set = vi.fn<(threads: number) => void>();
    const governor = new ThreadGovernor(2, set, read(), read);
    governor.beforeStep(pass(9000, 1, 1));
    expect(set.mock.calls).toEqual([[1]]);
    governor.stop();
  });
});

describe('the clocks', () => {
  it('count what the host of a virtual machine took away', () => {
    const text =
      'cpu  100 10 50 9000 70 3 2 40 0 0\ncpu0 50 5 25 4500 35 1 1 20 0 0\ncpu1 50 5 25 4500 35 2 1 20 0 0\nintr 1\n';
    expect(parseProcStat(text)).toEqual({ cores: 2, busy: 2050 });
    expect(parseProcStat('nonsense')).toBeUndefined();
  });

  it('count what this process computes, also as part of the whole', () => {
    const before = readCpu();
    let after = before;
    while (after.own < before.own + 100) after = readCpu();
    // The whole is counted in steps of 10 ms for each core.
    expect(after.busy - before.busy).toBeGreaterThan(100 - 20 * after.cores);
    expect(cpuUse(before, after).ownCores).toBeGreaterThan(0);
  });
});

describe('the limit of a container', () => {
  it('is told in cores', () => {
    expect(parseQuota('150000 100000\n')).toBe(1.5);
    expect(parseQuota('max 100000')).toBeUndefined();
    expect(parseQuota('-1 100000')).toBeUndefined();
    expect(parseQuota(' ')).toBeUndefined();
  });
});
