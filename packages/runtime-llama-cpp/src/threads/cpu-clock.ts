import { cpus } from 'node:os';
import type { CpuUse } from './decide-threads.js';

/** CPU time so far, in milliseconds: of the whole machine, and of this process. */
export interface CpuReading {
  /** When it was read, in milliseconds of a clock that only grows. */
  readonly at: number;
  readonly cores: number;
  readonly busy: number;
  readonly own: number;
}

/** Reads the clocks. Takes about a tenth of a millisecond on two cores. */
export function readCpu(): CpuReading {
  const all = cpus();
  const { user, system } = process.cpuUsage();
  let busy = 0;
  for (const { times } of all) busy += times.user + times.nice + times.sys + times.irq;
  return { at: performance.now(), cores: all.length, busy, own: (user + system) / 1000 };
}

/** The use of the machine between two readings. */
export function cpuUse(before: CpuReading, after: CpuReading): CpuUse {
  const elapsed = Math.max(1, after.at - before.at);
  return {
    cores: after.cores,
    busyCores: Math.max(0, after.busy - before.busy) / elapsed,
    ownCores: Math.max(0, after.own - before.own) / elapsed,
  };
}
