import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const prefix = '.building-';

/** Names the process that works there, and its machine, since homes may be shared. */
function prefixOf(processId: number | string): string {
  return `${prefix}${hostname()}-${processId}-`;
}

/**
 * Makes a folder for a build. Folders of builds that were killed, which could not delete them, are deleted: each has some
 * hundred megabytes.
 */
export async function makeWorkFolder(engineDirectory: string): Promise<string> {
  for (const name of await readdir(engineDirectory)) {
    const processId = name.startsWith(prefixOf('').slice(0, -1)) ? /-(\d+)-[^-]+$/.exec(name)?.[1] : undefined;
    if (processId === undefined || isRunning(Number(processId))) continue;
    await rm(join(engineDirectory, name), { recursive: true, force: true });
  }
  return mkdtemp(join(engineDirectory, prefixOf(process.pid)));
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
