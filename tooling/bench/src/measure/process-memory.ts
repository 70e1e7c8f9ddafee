import { execFileSync } from 'node:child_process';

/** Memory of a process that is in RAM (RSS), in MiB. */
export function residentMemory(processId: number): number {
  const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' });
  return Number(kibibytes.trim()) / 1024;
}
