import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestHex, parseModelName } from '@puna/protocol';
import { listFolder } from '../list-folder.js';
import { isPullRecord, listPullRecords, removePullRecord } from './pull-records.js';
import { digestOfDownload } from './unfinished-files.js';
import { describeEntry } from './workspace-folders.js';

/** Somebody who goes on with a pull does so within weeks; who does not has given it up. */
const pullsAreKeptForDays = 30;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The hex digests of all that unfinished pulls need. */
export async function digestsOfPulls(folder: string): Promise<Set<string>> {
  const records = await listPullRecords(folder);
  return new Set(records.flatMap(({ digests }) => digests).map(digestHex));
}

/**
 * Forgets pulls that nobody went on with for a month, then removes files of downloads that no pull needs. Call it under
 * the lock.
 *
 * @param oldest files used since this moment (milliseconds since 1970) stay, whoever needs them
 * @returns the paths of the removed files and their bytes
 */
export async function pruneUnfinished(
  folder: string,
  oldest: number,
): Promise<{ readonly removedFiles: string[]; readonly freedBytes: number }> {
  const oldestPull = Math.min(oldest, Date.now() - pullsAreKeptForDays * dayMilliseconds);
  for (const { name, lastUsed } of await listPullRecords(folder)) {
    if (lastUsed < oldestPull) await removePullRecord(folder, parseModelName(name));
  }
  const needed = await digestsOfPulls(folder);
  const files = await Promise.all(
    (await listFolder(folder))
      .filter((file) => !isNeeded(file, needed))
      .map(async (file) => ({ path: join(folder, file), ...(await describeEntry(join(folder, file))) })),
  );
  const unused = files.filter(({ lastUsed }) => lastUsed < oldest);
  await Promise.all(unused.map(({ path }) => rm(path, { recursive: true, force: true })));
  return {
    removedFiles: unused.map(({ path }) => path),
    freedBytes: unused.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Records of pulls are needed, and what belongs to a download that one of them names. Else it is a half-written file. */
function isNeeded(file: string, needed: ReadonlySet<string>): boolean {
  if (isPullRecord(file)) return true;
  const digest = digestOfDownload(file);
  return digest !== undefined && needed.has(digestHex(digest));
}
