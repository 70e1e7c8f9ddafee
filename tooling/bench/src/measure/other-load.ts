import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of the machine and of this process's family so far. */
interface Ticks {
  readonly all: number;

  /** Of the machine's own processes and, on a virtual machine, of its neighbours. */
  readonly busy: number;
  readonly own: number;
}

/**
 * Tells how much of the machine others took for themselves: the share of its CPU time that went to processes outside this
 * one's family. Measures nothing (0) where there is no `/proc`.
 */
export function watchOtherLoad(): () => number {
  const before = readTicks();
  return () => {
    const after = readTicks();
    if (before === undefined || after === undefined || after.all === before.all) return 0;
    const others = after.busy - before.busy - Math.max(0, after.own - before.own);
    return Math.max(0, others / (after.all - before.all));
  };
}

function readTicks(): Ticks | undefined {
  try {
    const line = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? '';
    const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, interrupt = 0, softInterrupt = 0, stolen = 0] = line
      .split(' ')
      .map(Number);
    const busy = user + nice + system + interrupt + softInterrupt + stolen;
    return { busy, all: busy + idle + waiting, own: familyTicks(process.pid) };
  } catch {
    return undefined;
  }
}

interface ProcessTicks {
  readonly parent: number;
  readonly ticks: number;
}

/** Of a process, its living descendants, and the ended ones that were waited for. */
function familyTicks(root: number): number {
  const processes = new Map<number, ProcessTicks>();
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? readProcess(name) : undefined;
    if (found !== undefined) processes.set(Number(name), found);
  }
  let sum = 0;
  for (const [id, { ticks }] of processes) if (descends(processes, id, root)) sum += ticks;
  return sum;
}

function readProcess(id: string): ProcessTicks | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold anything; the parent's id is the second after it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
    return { parent, ticks };
  } catch {
    return undefined; // it ended meanwhile
  }
}

function descends(processes: ReadonlyMap<number, ProcessTicks>, id: number, root: number): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 0; at = processes.get(at)?.parent)
    if (at === root) return true;
  return false;
}
