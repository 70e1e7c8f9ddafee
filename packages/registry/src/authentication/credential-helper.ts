import { execFile } from 'node:child_process';
import type { Environment } from '@puna/protocol';
import { z } from 'zod';
import { credentialsFrom, type Credentials } from './credential-source.js';

/** Some helpers ask the user or a cloud service. */
const timeoutMilliseconds = 60_000;

const helperAnswer = z.object({ Username: z.string(), Secret: z.string() });

/**
 * Asks a credential helper of Docker: the program `docker-credential-NAME` gets the registry on its standard input and
 * answers with JSON.
 *
 * @returns undefined where it has no credentials; throws where it can't be run or answers something else. Its output is
 * not part of the error, since it may hold the secret.
 */
export async function askCredentialHelper(
  name: string,
  server: string,
  environment: Environment,
): Promise<Credentials | undefined> {
  const output = await runHelper(`docker-credential-${name}`, server, environment);
  if (output === undefined) return undefined;
  try {
    const { Username, Secret } = helperAnswer.parse(JSON.parse(output));
    return credentialsFrom(Username, Secret);
  } catch {
    throw new Error(`docker-credential-${name} answered something else than credentials`);
  }
}

/** What the helper printed; undefined where it said, by its exit status, that it has nothing. */
function runHelper(program: string, server: string, environment: Environment): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const options = { env: environment, timeout: timeoutMilliseconds, maxBuffer: 1024 * 1024, windowsHide: true };
    const child = execFile(program, ['get'], options, (error, output) => {
      if (error === null) resolve(output);
      // "Credentials not found" is status 1, as is any other failure of a helper; both mean to go on without.
      else if (error.code === 1) resolve(undefined);
      else reject(new Error(`${program} could not be run: ${String(error.code ?? error.signal)}`));
    });
    // A helper that does not read its input closes the pipe early.
    child.stdin?.on('error', () => {});
    child.stdin?.end(server);
  });
}
