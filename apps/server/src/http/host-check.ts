import { BlockList, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { Context, Next } from 'hono';
import type { ServerEnvironment } from './server-environment.js';

/** Loopback, private and unspecified addresses. */
const localAddresses = new BlockList();
localAddresses.addSubnet('127.0.0.0', 8, 'ipv4');
localAddresses.addSubnet('10.0.0.0', 8, 'ipv4');
localAddresses.addSubnet('172.16.0.0', 12, 'ipv4');
localAddresses.addSubnet('192.168.0.0', 16, 'ipv4');
localAddresses.addAddress('0.0.0.0', 'ipv4');
localAddresses.addAddress('::1', 'ipv6');
localAddresses.addAddress('::', 'ipv6');
localAddresses.addSubnet('fc00::', 7, 'ipv6');

const localSuffixes = ['.localhost', '.local', '.internal'];

function isOwnAddress(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some((entry) => entry.address === address));
}

/** The host of a Host header, without port and brackets. */
function hostOf(header: string): string {
  const bracketed = /^\[(.*)\](?::\d+)?$/.exec(header)?.[1];
  return (bracketed ?? (isIP(header) === 6 ? header : header.replace(/:\d+$/, ''))).toLowerCase();
}

/** Whether a Host header names this machine. */
export function isLocalHost(header: string): boolean {
  const host = hostOf(header);
  const family = isIP(host);
  if (family !== 0) return localAddresses.check(host, family === 4 ? 'ipv4' : 'ipv6') || isOwnAddress(host);
  if (host === '' || host === 'localhost' || host === hostname().toLowerCase()) return true;
  return localSuffixes.some((suffix) => host.endsWith(suffix));
}

/**
 * Turns requests away whose Host header names another machine. Without it, a page whose name is made to point at this
 * machine could use a server that listens on loopback (DNS rebinding; contract: api, section 1 "Host check").
 */
export async function hostCheck(context: Context<ServerEnvironment>, next: Next): Promise<Response | void> {
  const host = context.req.header('host') ?? '';
  if (!isLocalHost(host)) return context.body(null, 403);
  const named = isIP(hostOf(host)) === 0;
  if (named && context.req.method === 'OPTIONS' && context.req.header('origin') === undefined) {
    return context.body(null, 204);
  }
  return next();
}
