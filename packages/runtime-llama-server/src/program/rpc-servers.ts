import type { LlamaServerRuntimeOptions } from '../options.js';

/** The machines that share each model: the option, else `PUNA_RPC_SERVERS`, separated by commas. */
export function rpcServersOf({ rpcServers, environment }: LlamaServerRuntimeOptions): readonly string[] {
  const named = rpcServers ?? ((environment ?? process.env)['PUNA_RPC_SERVERS'] ?? '').split(',');
  return named.map((server) => server.trim()).filter((server) => server !== '');
}
