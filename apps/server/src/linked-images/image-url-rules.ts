import { BlockList, isIP } from 'node:net';

/** One entry of the setting, taken apart. */
interface HostRule {
  /** A host name, `*.` and the end of one, an address, or `*`. */
  readonly pattern: string;

  /** Absent: the usual one of the scheme. */
  readonly port?: string;
}

const entryPattern = /^(?<host>\[[\da-f:.]+\]|[^/:[\]\s@]+|[\da-f:]*:[\da-f:.]*:[\da-f:.]*)(?::(?<port>\d{1,5}))?$/;

/**
 * Which pictures the server fetches for a client that sends a link. By default none: a server that loads what a client
 * names can be used against others, and against the network that it stands in.
 */
export class ImageUrlRules {
  readonly #rules: HostRule[] = [];
  readonly #addresses = new BlockList();
  readonly #ranges = new BlockList();

  /**
   * @param text hosts, separated by commas: `images.example`, `*.example`, `images.example:8443`, an address, a range of
   *   addresses (`10.0.0.0/8`), or `*` for every public host.
   * @param warn is told of an entry that can't be understood and is left out.
   */
  static parse(text: string | undefined, warn: (message: string) => void = () => {}): ImageUrlRules {
    const rules = new ImageUrlRules();
    for (const entry of (text ?? '').split(',').map((one) => one.trim().toLowerCase())) {
      if (entry !== '' && !rules.#add(entry)) {
        warn(`"${entry}" is no host and was left out; write images.example, *.example, 10.0.0.0/8 or *`);
      }
    }
    return rules;
  }

  /** Whether anything may be fetched. */
  get allowsSome(): boolean {
    return this.#rules.length > 0;
  }

  /** Whether this URL may be asked, as far as its host and port go. What its name leads to is another question. */
  allowsUrl(url: URL): boolean {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
    const host = bareHost(url);
    if (url.port === '' && holds(this.#ranges, host)) return true;
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return this.#rules.some(
      (rule) => matchesHost(rule.pattern, host) && (rule.port === undefined ? url.port === '' : rule.port === port),
    );
  }

  /** Whether an address stands in the list itself or in one of its ranges: only then it may be a private one. */
  listsAddress(address: string): boolean {
    return holds(this.#addresses, address) || holds(this.#ranges, address);
  }

  #add(entry: string): boolean {
    const [network = '', prefix] = entry.split('/');
    if (prefix !== undefined) return this.#addRange(network, prefix);
    const { host, port } = isIP(entry) === 6 ? { host: entry } : (entryPattern.exec(entry)?.groups ?? {});
    if (host === undefined) return false;
    const pattern = host.replace(/^\[|\]$/g, '');
    const family = isIP(pattern);
    if (family !== 0) this.#addresses.addAddress(pattern, family === 4 ? 'ipv4' : 'ipv6');
    this.#rules.push({ pattern, ...(port === undefined ? {} : { port }) });
    return true;
  }

  #addRange(network: string, prefix: string): boolean {
    const family = isIP(network);
    const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Infinity;
    if (family === 0 || bits > (family === 4 ? 32 : 128)) return false;
    this.#ranges.addSubnet(network, bits, family === 4 ? 'ipv4' : 'ipv6');
    this.#rules.push({ pattern: network });
    return true;
  }
}

/** The host of a URL without the brackets of an address and without the point that may end a name. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function holds(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function matchesHost(pattern: string, host: string): boolean {
  if (pattern === '*' || pattern === host) return true;
  return pattern.startsWith('*.') && isIP(host) === 0 && host.endsWith(pattern.slice(1));
}
