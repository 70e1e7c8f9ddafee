import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CommandError } from '../command-error.js';

/** A Modelfile and the directory that its paths start from. */
export interface ModelfileSource {
  readonly content: string | Uint8Array;
  readonly directory: string;
}

/**
 * Reads the Modelfile that the user means.
 *
 * @param file as the user wrote it. Without it `Modelfile` is read, and where there is none, the files of the working
 * directory are the model.
 * @throws CommandError where the named file does not exist.
 */
export async function readModelfile(file: string | undefined, workingDirectory: string): Promise<ModelfileSource> {
  const path = resolve(workingDirectory, file ?? 'Modelfile');
  try {
    return { content: await readFile(path), directory: dirname(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (file !== undefined) throw new CommandError(`specified Modelfile wasn't found: ${path}`, { cause: error });
    return { content: 'FROM .', directory: workingDirectory };
  }
}
