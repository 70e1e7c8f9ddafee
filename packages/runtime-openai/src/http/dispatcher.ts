import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { OpenAiLimits } from '../limits.js';
import type { OpenAiRuntimeOptions } from '../options.js';

/** As in Go's and curl's handling of proxies, this machine itself is never asked for through one. */
const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** Makes what keeps the connections. Time limits are those of each request. */
export function createDispatcher(
  environment: NonNullable<OpenAiRuntimeOptions['environment']>,
  { connectTimeout }: OpenAiLimits,
): Dispatcher {
  const read = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const excluded = read('NO_PROXY').trim();
  return new EnvHttpProxyAgent({
    // An empty text, unlike undefined, keeps the library from looking at the environment of the process.
    httpProxy: read('HTTP_PROXY'),
    httpsProxy: read('HTTPS_PROXY'),
    noProxy: excluded === '*' ? excluded : [excluded, ...thisMachine].join(','),
    proxyTunnel: false,
    connect: { timeout: connectTimeout },
  });
}
