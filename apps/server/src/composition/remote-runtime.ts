import { createOpenAiRuntime, type OpenAiRuntime } from '@puna/runtime-openai';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration.js';
import { readEngineKeys } from './engine-keys.js';
import { engineOrigin } from './engine-origin.js';
import { EngineSettingsError } from './engine-settings-error.js';

/**
 * The runtime for models of engines elsewhere, with the operator's keys. It holds nothing native, so it needs no process.
 *
 * @throws EngineSettingsError where the settings can't be used: without them requests would go where they must not.
 */
export async function remoteRuntime(
  { engineKeys, engineHosts }: Pick<Configuration, 'engineKeys' | 'engineHosts'>,
  logger: Logger,
): Promise<OpenAiRuntime> {
  const engines = engineKeys === undefined ? undefined : await readEngineKeys(engineKeys);
  const allowed = engineHosts === undefined ? undefined : new Set(engineHosts.map(allowedOrigin));
  const log = logger.child({ runtime: 'openai' });
  return createOpenAiRuntime({
    keyFor: (origin) => engines?.get(origin)?.key,
    optionsFor: (origin) => engines?.get(origin),
    isAllowed: (origin) => allowed?.has(origin) ?? true,
    keySetting: engineKeys === undefined ? 'the file that PUNA_ENGINE_KEYS names' : `PUNA_ENGINE_KEYS (${engineKeys})`,
    logger: { debug: (message) => log.debug(message), warn: (message) => log.warn(message) },
  });
}

function allowedOrigin(text: string): string {
  const origin = engineOrigin(text);
  if (origin !== undefined) return origin;
  throw new EngineSettingsError(
    `PUNA_ENGINE_HOSTS: "${text}" is no engine; write scheme, host and port, such as http://gpu-1:8000, with commas between them`,
  );
}
