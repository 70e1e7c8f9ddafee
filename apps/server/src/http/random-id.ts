import { randomBytes } from 'node:crypto';

const idBytes = 12;

/** An id as the APIs of the vendors have them: a prefix and 24 hexadecimal digits. */
export function randomId(prefix: string): string {
  return `${prefix}${randomBytes(idBytes).toString('hex')}`;
}
