import type { HeaderReader } from './header-reader.js';

const longestQuotedName = 80;

/** Reads a string value. */
export async function readString(reader: HeaderReader, maximumBytes: number, what: string): Promise<string> {
  const byteLength = await readLength(reader, maximumBytes, what);
  return reader.text(byteLength);
}

/**
 * Reads a key or a tensor's name: never empty, valid UTF-8, no control characters. llama.cpp keeps names as C strings, so a
 * zero byte would make two different names equal for it; and names end up in logs and terminals.
 */
export async function readName(reader: HeaderReader, maximumBytes: number, what: string): Promise<string> {
  const byteLength = await readLength(reader, maximumBytes, what);
  if (byteLength === 0) throw reader.failure(`${what} is empty`);
  if (!reader.isUtf8(byteLength)) throw reader.failure(`${what} is not valid UTF-8`);
  const name = reader.text(byteLength);
  if (/[\u0000-\u001f\u007f]/u.test(name)) throw reader.failure(`${what} ${quoted(name)} has control characters`);
  return name;
}

/** A name as it appears in messages: quoted, escaped, not too long. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > longestQuotedName ? `${name.slice(0, longestQuotedName)}…` : name);
}

async function readLength(reader: HeaderReader, maximumBytes: number, what: string): Promise<number> {
  if (!reader.has(8)) await reader.need(8, what);
  const byteLength = reader.uint64(`the length of ${what}`);
  if (byteLength > maximumBytes) {
    throw reader.failure(`${what} is said to have ${byteLength} bytes; the limit is ${maximumBytes}`);
  }
  if (!reader.has(byteLength)) await reader.need(byteLength, what);
  return byteLength;
}
