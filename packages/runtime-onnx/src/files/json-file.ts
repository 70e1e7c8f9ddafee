import { readFile } from 'node:fs/promises';
import { LoadError } from '@puna/runtime';
import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';

/**
 * Reads a JSON object.
 *
 * @returns undefined where there is no such file.
 * @throws LoadError where the file is damaged.
 */
export async function readJsonObject(path: string): Promise<JsonObject | undefined> {
  const value = await readJson(path);
  if (value === undefined || isJsonObject(value)) return value;
  throw new LoadError(`${path} holds no JSON object; it may be damaged.`, { path });
}

/** Reads a JSON array; see `readJsonObject`. */
export async function readJsonArray(path: string): Promise<readonly unknown[] | undefined> {
  const value = await readJson(path);
  if (value === undefined || Array.isArray(value)) return value;
  throw new LoadError(`${path} holds no JSON array; it may be damaged.`, { path });
}

/** Undefined where there is no such file: no JSON text means that. */
async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(missing);
  if (text === undefined) return undefined;
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
