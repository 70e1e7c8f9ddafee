import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * The absolute path that a path in a Modelfile means: `~` and `~user` are home directories, other relative paths start
 * from the Modelfile's directory.
 */
export function expandPath(path: string, directory: string, home: string = homedir()): string {
  const [, user, rest = ''] = /^~([^/\\]*)[/\\]?(.*)$/.exec(path) ?? [];
  if (user === undefined) return resolve(directory, path);
  // Home directories of other users lie beside one's own on all systems that Puna knows.
  return user === '' ? join(home, rest) : join(dirname(home), user, rest);
}
