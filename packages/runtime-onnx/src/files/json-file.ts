import { readFile } from 'node:fs/promises';
import { LoadError } from '@puna/runtime';

/** A JSON object whose values are not yet checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON object.
 *
 * @returns undefined where there is no such file.
 * @throws LoadError where the file is damaged.
 */
export async function readJsonObject(path: string): Promise<JsonObject | undefined> {
  const text = await readFile(path, 'utf8').catch(missing);
  if (text === undefined) return undefined;
  const value = parse(text, path);
  if (!isObject(value)) throw new LoadError(`${path} holds no JSON object; it may be damaged.`, { path });
  return value;
}

/** Reads a JSON array; see `readJsonObject`. */
export async function readJsonArray(path: string): Promise<readonly unknown[] | undefined> {
  const text = await readFile(path, 'utf8').catch(missing);
  if (text === undefined) return undefined;
  const value = parse(text, path);
  if (!Array.isArray(value)) throw new LoadError(`${path} holds no JSON array; it may be damaged.`, { path });
  return value;
}

/** Whether a value is an object with names, no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LoadError(`${path} is no JSON; it may be damaged. Get the file again.`, { path }, { cause: error });
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
