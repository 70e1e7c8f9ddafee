import { existsSync } from 'node:fs';
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
