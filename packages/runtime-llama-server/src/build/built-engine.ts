import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programName } from '../program/engine-directory.js';
import { isProgram } from '../program/find-on-path.js';

/** What decides what a build makes; kept beside the program. */
export interface BuildRecord {
  /** The release of llama.cpp. */
  readonly release: string;

  /** Those of the user. */
  readonly cmakeArguments: readonly string[];
}

/** The file that says how an engine was built. */
export const recordName = 'built.json';

/** The program in a folder, where it is what a build would make again; undefined otherwise. */
export async function findBuilt(folder: string, { release, cmakeArguments }: BuildRecord): Promise<string | undefined> {
  const program = join(folder, programName);
  const text = await readFile(join(folder, recordName), 'utf8').catch(() => '{}');
  const built = JSON.parse(text) as Partial<BuildRecord>;
  const same = built.release === release && (built.cmakeArguments ?? []).join('\n') === cmakeArguments.join('\n');
  return same && (await isProgram(program)) ? program : undefined;
}
