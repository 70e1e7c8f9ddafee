import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes `<date>.md` and `<date>.json` into the directory; answers the path of the first. */
export async function writeResults(
  directory: string,
  started: Date,
  results: { text: string; data: unknown },
): Promise<string> {
  const name = started.toISOString().slice(0, 19).replaceAll(':', '-');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${name}.json`), `${JSON.stringify(results.data, undefined, 2)}\n`);
  const path = join(directory, `${name}.md`);
  await writeFile(path, results.text);
  return path;
}
