import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '@puna/errors';
import { digestHex } from '@puna/protocol';
import { listFolder } from '../list-folder.js';
import { bytesOnDisk } from './unfinished-files.js';

const prefix = 'making-';
const neededBlob = /^needs-([0-9a-f]{64})$/;

/** Where the workspace of an identifier keeps its files. */
export function workspacePath(folder: string, identifier: string): string {
  return join(folder, prefix + identifier);
}

/** The empty file that says that a workspace needs a blob. */
export function neededBlobPath(workspace: string, digest: string): string {
  return join(workspace, `needs-${digestHex(digest)}`);
}

/** The hex digests of all blobs that open workspaces need. */
export async function digestsOfWorkspaces(folder: string): Promise<string[]> {
  const workspaces = (await listFolder(folder)).filter((name) => name.startsWith(prefix));
  const files = await Promise.all(workspaces.map((name) => listFolder(join(folder, name))));
  return files.flat().flatMap((name) => neededBlob.exec(name)?.[1] ?? []);
}

/** What a file takes, or all in a folder: bytes on the disk, and when one of them was last written. */
export async function describeEntry(path: string): Promise<{ readonly bytes: number; readonly lastUsed: number }> {
  try {
    const status = await stat(path);
    const own = { bytes: bytesOnDisk(status), lastUsed: status.mtimeMs };
    if (!status.isDirectory()) return own;
    const inside = await Promise.all((await readdir(path)).map((name) => describeEntry(join(path, name))));
    return {
      bytes: inside.reduce((sum, { bytes }) => sum + bytes, own.bytes),
      lastUsed: Math.max(own.lastUsed, ...inside.map(({ lastUsed }) => lastUsed)),
    };
  } catch (error) {
    if (isMissing(error)) return { bytes: 0, lastUsed: Infinity };
    throw error;
  }
}
