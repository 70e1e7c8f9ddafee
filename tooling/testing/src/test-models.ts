import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const besideTheProject = fileURLToPath(new URL('../../../../shared/models', import.meta.url));

/** The path of one of the larger test models; undefined where it is not on this machine. */
export function findTestModel(name: string): string | undefined {
  const path = join(process.env['PUNA_TEST_MODELS'] ?? besideTheProject, name);
  return existsSync(path) ? path : undefined;
}

/** Why a test that needs such a model is skipped. */
export function missingTestModel(name: string): string {
  return `the model ${name} is not on this machine; PUNA_TEST_MODELS names its folder`;
}

/** Why a test that needs all of these models is skipped; undefined where they are here. */
export function whyTestModelsMissing(...names: readonly string[]): string | undefined {
  const missing = names.find((name) => findTestModel(name) === undefined);
  return missing === undefined ? undefined : missingTestModel(missing);
}

/** The path of a test model or of a file beside it. Throws where it is not here: ask `whyTestModelsMissing` before. */
export function testModel(name: string): string {
  const path = findTestModel(name);
  if (path === undefined) throw new Error(missingTestModel(name));
  return path;
}

/** The content of a JSON file among the test models. */
export async function readTestJson<Value>(name: string): Promise<Value> {
  return JSON.parse(await readFile(testModel(name), 'utf8')) as Value;
}
