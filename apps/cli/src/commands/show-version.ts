import { ApiError } from '../client/api-error.js';
import { ConnectionError, ServerNotRunningError } from '../client/connection-error.js';
import { connect, type ServerClient } from '../client/server-client.js';
import type { CommandContext } from '../command-context.js';
import { readPackageVersion } from '../package-version.js';

/** `puna --version`: the server's version, and this program's where it is another one. */
export async function showVersion(context: CommandContext): Promise<void> {
  const serverVersion = await askServer(connect(context));
  const ownVersion = readPackageVersion();
  if (serverVersion === undefined) context.stdout.write('Warning: could not connect to a running Puna instance\n');
  else context.stdout.write(`puna version is ${serverVersion}\n`);
  if (serverVersion !== ownVersion) context.stdout.write(`Warning: client version is ${ownVersion}\n`);
}

async function askServer(client: ServerClient): Promise<string | undefined> {
  try {
    return (await client.ollama.version()).version;
  } catch (error) {
    const unreachable = [ServerNotRunningError, ConnectionError, ApiError].some((type) => error instanceof type);
    if (unreachable) return undefined;
    throw error;
  }
}
