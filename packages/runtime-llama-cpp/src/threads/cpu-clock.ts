import { readFileSync } from 'node:fs';
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
  const { user, system } = process.cpuUsage();
  const { cores, busy } = (process.platform === 'linux' ? readLinux() : undefined) ?? readAnywhere();
  return { at: performance.now(), cores, busy, own: (user + system) / 1000 };
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

interface MachineTime {
  readonly cores: number;
  readonly busy: number;
}

function readAnywhere(): MachineTime {
  const all = cpus();
  let busy = 0;
  for (const { times } of all) busy += times.user + times.nice + times.sys + times.irq;
  return { cores: all.length, busy };
}

/** The kernel counts in hundredths of a second, whatever its own clock (`USER_HZ`). */
const tick = 10;

/**
 * `/proc/stat` knows more than Node.js tells: the time that the host of a virtual machine gave to others, without which a
 * busy host looks like a quiet machine. Its first line sums up all cores: user, nice, system, idle, iowait, irq, softirq,
 * steal (man 5 proc).
 */
function readLinux(): MachineTime | undefined {
  try {
    return parseProcStat(readFileSync('/proc/stat', 'latin1'));
  } catch {
    return undefined;
  }
}

/** Reads the text of `/proc/stat`; undefined where it is not as expected. */
export function parseProcStat(text: string): MachineTime | undefined {
  const [user, nice, system, , , irq = 0, softirq = 0, steal = 0] = (text.split('\n', 1)[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const cores = text.match(/^cpu\d/gm)?.length ?? 0;
  if (user === undefined || nice === undefined || system === undefined || cores === 0) return undefined;
  return { cores, busy: (user + nice + system + irq + softirq + steal) * tick };
}
