import { readFile } from 'node:fs/promises';

/**
 * The cores that a container may use on average (`docker run --cpus`), undefined without a limit. Threads beyond it only
 * wait for each other while the system holds the process back; and no clock shows it, since nobody else is busy.
 */
export async function cpuQuota(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [version2, quota, period] = await Promise.all(
    ['cpu.max', 'cpu/cpu.cfs_quota_us', 'cpu/cpu.cfs_period_us'].map((file) =>
      readFile(`/sys/fs/cgroup/${file}`, 'latin1').catch(() => ''),
    ),
  );
  return parseQuota(version2 || `${quota} ${period}`);
}

/** Reads `<quota> <period>`, both in microseconds; `max` and -1 mean that there is no limit. */
export function parseQuota(text: string): number | undefined {
  const [quota = Number.NaN, period = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return quota > 0 && period > 0 ? quota / period : undefined;
}
