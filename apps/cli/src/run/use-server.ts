import { isIP } from 'node:net';
import { parseHostAddress, readSetting, type HostAddress } from '@puna/protocol/settings';
import { ServerNotRunningError } from '../client/connection-error.js';
import { checkServer, connect, createServerClient, type ServerClient } from '../client/server-client.js';
import type { CommandContext } from '../command-context.js';

/** What the server is needed for. */
export interface ServerUse {
  /** Where no server is running, the one that is started offers the built-in tiny model. */
  readonly withTinyModel: boolean;

  /** Ends the work. */
  readonly signal: AbortSignal;
}

/**
 * Does work with the server at the address of the settings. Where none is running there and the address is this
 * machine's, a server is started inside this process for as long as the work takes, on a free port that only this
 * machine reaches.
 */
export async function useServer(
  context: CommandContext,
  use: ServerUse,
  work: (client: ServerClient) => Promise<void>,
): Promise<void> {
  const client = connect(context, use.signal);
  try {
    await checkServer(client);
  } catch (error) {
    const address = parseHostAddress(readSetting(context.environment, 'HOST'));
    if (!(error instanceof ServerNotRunningError) || !isThisMachine(address)) throw error;
    return useOwnServer(context, use, work);
  }
  return work(client);
}

async function useOwnServer(
  context: CommandContext,
  { withTinyModel, signal }: ServerUse,
  work: (client: ServerClient) => Promise<void>,
): Promise<void> {
  const { startServer } = await import('@puna/server');
  const server = await startServer({
    environment: context.environment,
    host: '127.0.0.1',
    port: 0,
    withTinyModel,
    log: false,
  });
  try {
    await work(createServerClient(server.url, signal));
  } finally {
    await server.close();
  }
}

/** Whether an address means this machine without asking the network. */
export function isThisMachine({ scheme, host, basePath }: HostAddress): boolean {
  const loopback = host === '' || host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.'));
  return scheme === 'http' && basePath === '' && (loopback || ['0.0.0.0', '::', '::1'].includes(host));
}
