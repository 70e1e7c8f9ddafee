import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '@puna/errors';
import { formatFullName, isDigest, type ModelName } from '@puna/protocol';
import { replaceFile } from '../durable-file.js';
import { listFolder } from '../list-folder.js';

/** A pull that has begun and has not ended: what it needs must not be removed. */
export interface PullRecord {
  /** The full name of the model. */
  readonly name: string;

  /** The blobs of the model that is being pulled. */
  readonly digests: readonly string[];

  /** When the pull was last begun or gone on with, in milliseconds since 1970. */
  readonly lastUsed: number;
}

const suffix = '.pull.json';

/** Whether a file of the folder is a record, by its name. */
export function isPullRecord(fileName: string): boolean {
  return fileName.endsWith(suffix);
}

/** One file a model. Its name says nothing, since a model's name may hold what a file's name can't. */
function recordPath(folder: string, fullName: string): string {
  return join(folder, createHash('sha256').update(fullName.toLowerCase()).digest('hex').slice(0, 32) + suffix);
}

/** Remembers what a pull needs, in the place of what an earlier pull of the same name needed. */
export async function writePullRecord(folder: string, name: ModelName, digests: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const fullName = formatFullName(name);
  const content = JSON.stringify({ name: fullName, digests });
  await replaceFile(recordPath(folder, fullName), join(folder, `.${randomUUID()}`), content);
}

/** Forgets a pull. Says whether there was one. */
export async function removePullRecord(folder: string, name: ModelName): Promise<PullRecord | undefined> {
  const path = recordPath(folder, formatFullName(name));
  const record = await readRecord(path);
  if (record !== undefined) await rm(path, { force: true });
  return record;
}

/** All pulls that have not ended. A file that is no record is left out: it protects nothing. */
export async function listPullRecords(folder: string): Promise<PullRecord[]> {
  const records = await Promise.all(
    (await listFolder(folder)).filter(isPullRecord).map((file) => readRecord(join(folder, file))),
  );
  return records.filter((record) => record !== undefined);
}

async function readRecord(path: string): Promise<PullRecord | undefined> {
  try {
    const [{ mtimeMs: lastUsed }, text] = await Promise.all([stat(path), readFile(path, 'utf8')]);
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { name: value.name, digests: value.digests, lastUsed } : undefined;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Omit<PullRecord, 'lastUsed'> {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('digests' in value)) return false;
  const { name, digests } = value;
  return (
    typeof name === 'string' &&
    Array.isArray(digests) &&
    digests.every((one) => typeof one === 'string' && isDigest(one))
  );
}
