import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isMissing } from '@puna/errors';
import type { Environment } from '@puna/protocol';
import { z } from 'zod';
import { describeError } from '../errors/describe-error.js';
import type { RegistryLogger } from '../logger.js';
import { askCredentialHelper } from './credential-helper.js';
import { credentialsFrom, type Credentials, type CredentialSource } from './credential-source.js';

const dockerConfiguration = z.object({
  auths: z
    .record(z.string(), z.object({ auth: z.string().optional(), identitytoken: z.string().optional() }))
    .optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  credsStore: z.string().optional(),
});

type DockerConfiguration = z.infer<typeof dockerConfiguration>;

/** Docker stores the login to its own registry under the address of an API that is long gone. */
const dockerHubHosts = new Set(['registry-1.docker.io', 'index.docker.io', 'docker.io']);

/**
 * The logins of `docker login`: those in `config.json` in the folder `DOCKER_CONFIG`, or else `~/.docker`, and those of
 * the credential helpers that it names. What can't be used is left out with a warning, as Docker does.
 */
export function dockerCredentials(environment: Environment, logger: RegistryLogger): CredentialSource {
  return {
    async find(host) {
      const configuration = await readConfiguration(environment, logger);
      if (configuration === undefined) return undefined;
      const keys = keysOf(configuration, host);
      return (await askHelper(configuration, keys, environment, logger)) ?? inlineCredentials(configuration, keys);
    },
  };
}

async function readConfiguration(
  environment: Environment,
  logger: RegistryLogger,
): Promise<DockerConfiguration | undefined> {
  const path = join(environment['DOCKER_CONFIG'] || join(homedir(), '.docker'), 'config.json');
  try {
    return dockerConfiguration.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    // The errors of JSON.parse quote the text, which holds passwords.
    if (!isMissing(error))
      logger.warn(`the logins in ${path} are not used: the file can't be read or is no valid JSON`);
    return undefined;
  }
}

/** The names under which the configuration may hold a host: people write it with a scheme and a path, too. */
function keysOf({ auths = {}, credHelpers = {} }: DockerConfiguration, host: string): string[] {
  const keys = [...Object.keys(credHelpers), ...Object.keys(auths)];
  return [...new Set([...keys.filter((key) => sameHost(hostOf(key), host)), host])];
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

function sameHost(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || (dockerHubHosts.has(a) && dockerHubHosts.has(b));
}

async function askHelper(
  { credHelpers = {}, credsStore }: DockerConfiguration,
  keys: readonly string[],
  environment: Environment,
  logger: RegistryLogger,
): Promise<Credentials | undefined> {
  for (const key of keys) {
    const helper = credHelpers[key] ?? credsStore;
    if (!helper) continue;
    try {
      const credentials = await askCredentialHelper(helper, key, environment);
      if (credentials !== undefined) return credentials;
    } catch (error) {
      logger.warn(describeError(error));
    }
  }
  return undefined;
}

function inlineCredentials({ auths = {} }: DockerConfiguration, keys: readonly string[]): Credentials | undefined {
  for (const key of keys) {
    const { auth, identitytoken } = auths[key] ?? {};
    if (identitytoken) return { kind: 'identity-token', token: identitytoken };
    const text = Buffer.from(auth ?? '', 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon > 0) return credentialsFrom(text.slice(0, colon), text.slice(colon + 1));
  }
  return undefined;
}
