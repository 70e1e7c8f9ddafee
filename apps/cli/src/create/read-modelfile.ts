import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { decodeModelfile } from '@puna/modelfile';
import { CommandError } from '../command-error.js';

/** A Modelfile's text. */
export interface ModelfileSource {
  /** The file as the user wrote it. */
  readonly name: string;
  readonly text: string;

  /** Where the paths in it start from. */
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
  const name = file ?? 'Modelfile';
  const path = resolve(workingDirectory, name);
  try {
    return { name, text: decodeModelfile(await readFile(path)), directory: dirname(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (file !== undefined) throw new CommandError(`specified Modelfile wasn't found: ${path}`, { cause: error });
    return { name, text: 'FROM .', directory: workingDirectory };
  }
}
