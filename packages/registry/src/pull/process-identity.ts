import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { hasSystemCode } from '@puna/errors';
import type { JournalWriter } from './journal-format.js';

/** This process, as its journals name it. */
export const thisProcess: JournalWriter = { pid: process.pid, machine: machineIdentity(), id: randomUUID() };

/**
 * Whether the process that wrote a journal is known to have ended. A process on another machine, or one whose number
 * another one may have taken, counts as alive: its lock shows in time whether it is.
 */
export function hasEnded(writer: JournalWriter): boolean {
  if (writer.machine !== thisProcess.machine || writer.id === thisProcess.id) return false;
  // The number is ours, but it was not us.
  if (writer.pid === thisProcess.pid) return true;
  try {
    process.kill(writer.pid, 0);
    return false;
  } catch (error) {
    return hasSystemCode(error, ['ESRCH']);
  }
}

/** Process numbers mean the same only on one machine, since it was last started, and in one container. */
function machineIdentity(): string {
  const parts = [
    () => hostname(),
    () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    () => readlinkSync('/proc/self/ns/pid'),
  ];
  return parts.map(orNothing).join(' ').trim();
}

/** Other systems than Linux have none of these files. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
