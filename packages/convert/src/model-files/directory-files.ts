import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ModelFilesError } from '../errors/model-files-error.js';

/**
 * The files of a directory and of the directories in it, as `openHuggingFaceModel` takes them.
 *
 * @throws {ModelFilesError} where a link leads out of the directory.
 * @throws Node's system errors where it can't be read.
 */
export async function directoryFiles(directory: string): Promise<Map<string, string>> {
  const root = await realpath(directory);
  const files = new Map<string, string>();
  const add = async (folder: string, isTop: boolean): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isTop) await add(name, false);
      } else {
        const path = await realpath(join(root, name));
        if (!path.startsWith(root + sep)) {
          throw new ModelFilesError(`insecure path: ${name}; it is a link that leads out of the directory`);
        }
        files.set(name, path);
      }
    }
  };
  await add('', true);
  return files;
}
