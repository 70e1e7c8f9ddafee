import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Environment } from '@puna/protocol';
import { EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { InvalidSettingError } from '../errors/invalid-setting-error.js';

/** How connections are made. */
export interface ConnectionOptions {
  /** Where the proxies are read from: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in either case. */
  readonly environment: Environment;
  /** Certificates in PEM that are trusted beside those of Node. */
  readonly certificateAuthority: readonly string[];
}

const connectTimeoutMilliseconds = 10_000;

/** As in Go's and curl's handling of proxies, this machine itself is never asked for through one. */
const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** Makes what keeps the connections. Stalls are noticed request by request, so there is no limit on a whole transfer. */
export function createDispatcher({ environment, certificateAuthority }: ConnectionOptions): Dispatcher {
  const tls = certificateAuthority.length === 0 ? {} : { ca: trustedCertificates(environment, certificateAuthority) };
  return new EnvHttpProxyAgent({
    httpProxy: proxySetting(environment, 'HTTP_PROXY'),
    httpsProxy: proxySetting(environment, 'HTTPS_PROXY'),
    noProxy: noProxySetting(environment),
    // Many proxies allow tunnels to port 443 only; plain http goes to them as a request for a whole URL.
    proxyTunnel: false,
    connect: { ...tls, timeout: connectTimeoutMilliseconds },
    requestTls: tls,
    proxyTls: { ...tls, timeout: connectTimeoutMilliseconds },
  });
}

function readEither(environment: Environment, name: string): string {
  return environment[name.toLowerCase()] ?? environment[name] ?? '';
}

/** An empty text, unlike undefined, keeps the library from looking at the environment of the process. */
function proxySetting(environment: Environment, name: string): string {
  const value = readEither(environment, name);
  // curl and Go take a proxy without a scheme for an http one.
  const proxy = value === '' || value.includes('://') ? value : `http://${value}`;
  if (proxy !== '' && !URL.canParse(proxy)) {
    throw new InvalidSettingError(name, 'this is not the URL of a proxy; an example is http://proxy.example:3128');
  }
  return proxy;
}

function noProxySetting(environment: Environment): string {
  const value = readEither(environment, 'NO_PROXY').trim();
  return value === '*' ? value : [value, ...thisMachine].join(',');
}

/** Naming certificates replaces Node's own and those of NODE_EXTRA_CA_CERTS, so these are named as well. */
function trustedCertificates(environment: Environment, added: readonly string[]): string[] {
  const extraPath = environment['NODE_EXTRA_CA_CERTS'];
  const extra = extraPath ? [readFileSync(extraPath, 'utf8')] : [];
  return [...rootCertificates, ...extra, ...added];
}
