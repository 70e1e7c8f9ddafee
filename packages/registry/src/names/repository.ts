import { formatFullName, InvalidModelNameError, type ModelName } from '@puna/protocol';
import { ProtocolRefusedError } from '../errors/protocol-refused-error.js';

/** One place that holds the versions of one model: a registry, or a mirror of it, and the path there. */
export interface Repository {
  /** Where it is, `https://host[:port]`. */
  readonly origin: string;
  /** The registry with its port where it has one: what credentials are looked up by, and what messages name. */
  readonly host: string;
  /** The model's path there, for example `library/llama3.2`. */
  readonly path: string;
  /** True where the user allowed plain http. */
  readonly insecure: boolean;
  readonly isMirror: boolean;
}

/** Docker's registry answers under another name than the one people write. */
const dockerHub = { written: 'docker.io', answering: 'registry-1.docker.io' };

/**
 * The repository that a name means. With `insecure`, everything is asked over plain http, whatever the name says.
 *
 * @throws ProtocolRefusedError for a name with `http://` without `insecure`, and for a scheme other than these two.
 * @throws InvalidModelNameError for a host that no URL can name.
 */
export function repositoryOf(name: ModelName, insecure: boolean): Repository {
  const scheme = name.scheme.toLowerCase();
  if (!(scheme === 'https' || (scheme === 'http' && insecure))) throw new ProtocolRefusedError(scheme);
  const host = name.host.toLowerCase() === dockerHub.written ? dockerHub.answering : name.host;
  const origin = `${insecure ? 'http' : 'https'}://${host}`;
  // A name may hold a host that no URL can, such as one with two ports.
  if (!URL.canParse(origin)) throw new InvalidModelNameError(formatFullName(name));
  return {
    origin,
    host,
    path: `${name.namespace}/${name.model}`,
    insecure,
    isMirror: false,
  };
}

/** A URL of the distribution API, for example `manifests/latest` of a model. */
export function repositoryUrl({ origin, path }: Repository, resource: string): URL {
  return new URL(`${origin}/v2/${path}/${resource}`);
}

/** The host that answers for a repository, as URLs have it. */
export function addressOfRepository({ origin }: Repository): string {
  return new URL(origin).host;
}
