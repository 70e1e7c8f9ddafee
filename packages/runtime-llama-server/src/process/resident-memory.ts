import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes of a process that lie in memory, mapped files included; undefined where the system does not tell. */
export async function residentMemory(processId: number): Promise<number | undefined> {
  const kibibytes = process.platform === 'linux' ? await fromProc(processId) : await fromPs(processId);
  return kibibytes === undefined ? undefined : kibibytes * 1024;
}

async function fromProc(processId: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return numberIn(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]);
}

async function fromPs(processId: number): Promise<number | undefined> {
  if (process.platform === 'win32') return undefined;
  const result = await run('ps', ['-o', 'rss=', '-p', String(processId)]).catch(() => undefined);
  return numberIn(result?.stdout.trim());
}

function numberIn(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || text === '' || !Number.isFinite(number) ? undefined : number;
}
