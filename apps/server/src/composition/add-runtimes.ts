import type { Runtime } from '@puna/runtime';
import { importProcessRuntime } from '@puna/runtime-process';
import type { Logger } from 'pino';
import { findFactory } from './find-factory.js';
import { RuntimeSettingError } from './runtime-setting-error.js';

/**
 * Adds the runtimes that the operator named to those that the server comes with. Their models live in processes of their own,
 * since nobody here knows how sound their native code is.
 *
 * @throws RuntimeSettingError where a package is missing, makes no runtime, or has the name of another one.
 */
export async function addRuntimes(
  own: readonly Runtime[],
  entries: readonly string[],
  logger: Logger,
): Promise<readonly Runtime[]> {
  const all = [...own];
  for (const entry of entries) {
    const runtime = await importRuntime(entry, logger);
    if (all.some(({ name }) => name === runtime.name)) {
      throw new RuntimeSettingError(entry, `there is a runtime called "${runtime.name}" already`);
    }
    all.push(runtime);
  }
  return all;
}

async function importRuntime(entry: string, logger: Logger): Promise<Runtime> {
  try {
    const factory = await findFactory(entry);
    return await importProcessRuntime({ factory, logger: logger.child({ runtime: entry }) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RuntimeSettingError(entry, `no runtime could be loaded from it: ${reason}`, { cause: error });
  }
}
