import { readdir, readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in RAM of this process and of those that it started. Undefined where the system does not tell (other than Linux). */
export async function residentMemory(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  collectGarbage();
  const processes = await readProcesses();
  const family = new Set([process.pid]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  return processes.filter(({ id }) => family.has(id)).reduce((sum, { resident }) => sum + resident, 0);
}

interface ProcessMemory {
  readonly id: number;
  readonly parent: number;
  readonly resident: number;
}

async function readProcesses(): Promise<readonly ProcessMemory[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  // A process may end while it is looked at.
  const statuses = await Promise.all(ids.map((id) => readFile(`/proc/${id}/status`, 'utf8').catch(() => '')));
  return statuses.map((status, index) => ({
    id: Number(ids[index]),
    parent: numberOf(status, 'PPid'),
    resident: numberOf(status, 'VmRSS') * 1024,
  }));
}

function numberOf(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
}

/** Buffers that nobody uses any more are given back by the garbage collector alone. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
