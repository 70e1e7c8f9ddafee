import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, type Dispatcher } from 'undici';
import { ImageUrlError } from './image-url-error.js';
import type { ImageUrlRules } from './image-url-rules.js';

const connectTimeout = 10_000;

/** Whether an address may be connected to: a public one, or one that the operator lists. */
export function allowsAddress(rules: ImageUrlRules, address: string): boolean {
  // Any range with a name of its own (loopback, private, link-local, carrier's, translated …) is no public one.
  return rules.listsAddress(address) || ipaddr.process(address).range() === 'unicast';
}

/** The refusal of a host that is, or leads to, none but private addresses. */
export function privateAddressError(host: string): ImageUrlError {
  return new ImageUrlError(`${host} is at a private address, which PUNA_IMAGE_URLS on the server does not list`);
}

/**
 * Connects to allowed addresses only. Names are looked up here, once, and the connection goes to what was found: a name
 * that leads elsewhere a moment later (DNS rebinding) gains nothing. Addresses in URLs are never looked up, so they are for
 * the caller to check. There is no proxy between, since behind one nobody knows where a connection goes.
 */
export function createGuardedDispatcher(rules: ImageUrlRules): Dispatcher {
  const guardedLookup: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return callback(error, '');
      const allowed = found.filter(({ address }) => allowsAddress(rules, address));
      const [first] = allowed;
      if (first === undefined) return callback(privateAddressError(host), '');
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
  return new Agent({ connect: { lookup: guardedLookup, timeout: connectTimeout }, pipelining: 0 });
}
