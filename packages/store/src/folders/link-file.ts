import { randomUUID } from 'node:crypto';
import { link, rename, rm, stat, symlink } from 'node:fs/promises';
import { hasSystemCode, isMissing } from '@puna/errors';

/** What systems say where a file can't have a second name: no links here, another file system, too many names. */
const noHardLink = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EACCES'];

/** Whether two paths lead to one and the same file. */
export async function isSameFile(path: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([identity(path), identity(other)]);
  return one !== undefined && one === two;
}

async function identity(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Gives a file a second name, in the place of what has it, in one step. A hard link, since programs that look for neighbours
 * of a file follow symbolic links to the wrong folder; a symbolic one where the file system knows no others.
 *
 * @throws the system's error where neither can be made.
 */
export async function linkFile(path: string, name: string): Promise<void> {
  const temporary = `${name}.${randomUUID()}`;
  try {
    await link(path, temporary).catch((error: unknown) => {
      if (!hasSystemCode(error, noHardLink)) throw error;
      return symlink(path, temporary);
    });
    await rename(temporary, name);
  } finally {
    await rm(temporary, { force: true });
  }
}
