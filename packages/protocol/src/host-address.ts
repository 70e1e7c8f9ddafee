import { isIPv6 } from 'node:net';

import { readString } from './environment.js';

const usualPort = 11_434;
const loopback = '127.0.0.1';

/** Where a server listens, and how a client reaches it. */
export interface HostAddress {
  /** `http` unless the text said otherwise. */
  readonly scheme: string;

  /** A name or an address, IPv6 without brackets. Empty means: all interfaces of the machine. */
  readonly host: string;

  /** 0 to 65535; 0 lets the system choose. */
  readonly port: number;

  /** What clients put before every path: empty, or `/` and more without a slash at its end. */
  readonly basePath: string;

  /** For clients, without a slash at its end. Addresses that mean "all interfaces" are replaced by loopback ones. */
  readonly url: string;

  /** For people: what was wrong with the text and what is used instead. */
  readonly warning?: string;
}

/** Reads the value of `PUNA_HOST` or `OLLAMA_HOST`: `[scheme://][host][:port][/base/path]`. Never fails. */
export function parseHostAddress(value: string | undefined): HostAddress {
  const text = readString(value)?.trim() ?? '';
  const schemeEnd = text.indexOf('://');
  const scheme = schemeEnd < 0 ? 'http' : text.slice(0, schemeEnd);
  const afterScheme = schemeEnd < 0 ? text : text.slice(schemeEnd + 3);

  const slash = afterScheme.indexOf('/');
  const basePath = slash < 0 ? '' : afterScheme.slice(slash).replace(/\/+$/, '');
  const [host, portText] = splitPort(slash < 0 ? afterScheme : afterScheme.slice(0, slash));

  const defaultPort = schemeEnd < 0 ? usualPort : defaultPortOf(scheme);
  const port = portText === undefined ? defaultPort : readPort(portText);
  const address = { scheme, host, port: port ?? defaultPort, basePath };
  const url = formatUrl(address);
  if (port !== undefined) return { ...address, url };
  return { ...address, url, warning: `"${portText}" is no port between 0 and 65535; using ${defaultPort}` };
}

/** Host and port; the port is undefined where none is given. A lone colon before it leaves the host empty. */
function splitPort(text: string): [host: string, port: string | undefined] {
  const unbracketed = text.replaceAll(/^\[|\]$/g, '');
  if (unbracketed === '') return [loopback, undefined];
  // `::1` is an address as a whole, although `:1` could be read as a port.
  if (isIPv6(unbracketed)) return [unbracketed, undefined];

  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*)):([^:]*)$/.exec(text) ?? [];
  return port === undefined ? [text, undefined] : [bracketed ?? plain ?? '', port];
}

function defaultPortOf(scheme: string): number {
  if (scheme === 'http') return 80;
  return scheme === 'https' ? 443 : usualPort;
}

function readPort(text: string): number | undefined {
  const port = /^\+?\d+$/.test(text) ? Number(text) : undefined;
  return port !== undefined && port <= 65_535 ? port : undefined;
}

function formatUrl(address: Pick<HostAddress, 'scheme' | 'host' | 'port' | 'basePath'>): string {
  const host = clientHost(address.host);
  return `${address.scheme}://${host.includes(':') ? `[${host}]` : host}:${address.port}${address.basePath}`;
}

/** Not every system connects to the addresses that mean "all interfaces". */
function clientHost(host: string): string {
  if (host === '' || host === '0.0.0.0') return loopback;
  return host === '::' ? '::1' : host;
}
