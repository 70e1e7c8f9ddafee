import type { HostAddress } from '@puna/protocol/settings';
import { CommandError } from '../command-error.js';
import { identifyPortHolder, type PortHolder } from './port-holder.js';

/** Explains that the port is taken: by whom, and what to do about it. */
export async function portTakenError(address: HostAddress, programCall: string): Promise<CommandError> {
  const holder = await identifyPortHolder(address.url);
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  const nextPort = address.port < 65_535 ? address.port + 1 : address.port - 1;
  return new CommandError(
    `listen tcp ${host}:${address.port}: bind: address already in use\n` +
      `${describeHolder(holder, address)}\n` +
      `To use another port: PUNA_HOST=${host}:${nextPort} ${programCall} serve`,
  );
}

function describeHolder({ kind, version }: PortHolder, { url }: HostAddress): string {
  const suffix = version === undefined ? '' : ` (version ${version})`;
  if (kind === 'puna') return `Another Puna${suffix} is running at ${url} already; the other commands will use it.`;
  if (kind === 'ollama') return `Ollama or a server like it${suffix} is running at ${url}; stop it to take its place.`;
  return `Another program listens at ${url}.`;
}
