import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Physical cores, since two threads on one core do not compute faster than one. Logical ones where the system does not say. */
export function physicalCores(): number {
  const logical = availableParallelism();
  try {
    const blocks = readFileSync('/proc/cpuinfo', 'utf8').split('\n\n');
    const cores = new Set<string>();
    for (const block of blocks) {
      const processor = /^physical id\s*:\s*(\d+)$/m.exec(block)?.[1];
      const core = /^core id\s*:\s*(\d+)$/m.exec(block)?.[1];
      if (processor !== undefined && core !== undefined) cores.add(`${processor}:${core}`);
    }
    return cores.size === 0 ? logical : Math.min(cores.size, logical);
  } catch {
    return logical;
  }
}
