import { randomBytes } from 'node:crypto';

const idBytes = 12;

/** An id as Anthropic's API has them: a prefix and 24 hexadecimal digits. */
export function newId(prefix: 'msg' | 'req'): string {
  return `${prefix}_${randomBytes(idBytes).toString('hex')}`;
}
