import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';

/** Bytes of memory that can be had without swapping: on Linux caches count as free, which `os.freemem` leaves out. */
export function availableMemory(): number {
  try {
    const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return freemem();
}
