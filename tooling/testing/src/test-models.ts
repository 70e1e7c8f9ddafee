import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const besideTheProject = fileURLToPath(new URL('../../../../shared/models', import.meta.url));

/** The path of one of the larger test models; undefined where it is not on this machine. */
export function findTestModel(name: string): string | undefined {
  const path = join(process.env['PUNA_TEST_MODELS'] ?? besideTheProject, name);
  return existsSync(path) ? path : undefined;
}

/** The path of one of the larger test models. A test that needs it is skipped, with the reason, where it is missing. */
export function requireTestModel(test: { skip(note: string): void }, name: string): string {
  const path = findTestModel(name);
  if (path === undefined) test.skip(`${name} is not on this machine; PUNA_TEST_MODELS names its folder`);
  return path ?? '';
}
