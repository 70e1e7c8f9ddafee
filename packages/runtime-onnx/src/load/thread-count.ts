import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

/**
 * How many threads to compute with: one for each physical core, within a container's quota. Two threads on one core only take
 * turns at its arithmetic units.
 *
 * @param asked a fixed number; 0 and undefined leave the choice.
 */
export async function threadCount(asked: number | undefined, maxThreads: number | undefined): Promise<number> {
  if (asked !== undefined && asked > 0) return Math.trunc(asked);
  const limits = [availableParallelism(), maxThreads, await physicalCores(), await cpuQuota()];
  return Math.max(1, Math.floor(Math.min(...limits.filter((limit) => limit !== undefined))));
}

/** The physical cores, where the system tells them (Linux). */
async function physicalCores(): Promise<number | undefined> {
  const folder = '/sys/devices/system/cpu';
  const names = await readdir(folder).catch(() => []);
  const siblings = await Promise.all(
    names
      .filter((name) => /^cpu\d+$/u.test(name))
      .map((name) => readFile(`${folder}/${name}/topology/thread_siblings_list`, 'latin1').catch(() => name)),
  );
  return siblings.length === 0 ? undefined : new Set(siblings).size;
}

/** The cores that a container may use on average (`docker run --cpus`), undefined without a limit. */
async function cpuQuota(): Promise<number | undefined> {
  const [version2, quota, period] = await Promise.all(
    ['cpu.max', 'cpu/cpu.cfs_quota_us', 'cpu/cpu.cfs_period_us'].map((file) =>
      readFile(`/sys/fs/cgroup/${file}`, 'latin1').catch(() => ''),
    ),
  );
  return parseQuota(version2 || `${quota} ${period}`);
}

/** Reads `<quota> <period>`, both in microseconds; `max` and -1 mean that there is no limit. */
export function parseQuota(text: string): number | undefined {
  const [quota = Number.NaN, period = Number.NaN] = text.trim().split(/\s+/u).map(Number);
  return quota > 0 && period > 0 ? quota / period : undefined;
}
