import type { Environment } from '@puna/protocol';
import type { CredentialSource } from './authentication/credential-source.js';
import type { TransferLimits } from './limits.js';
import type { RegistryLogger } from './logger.js';
import type { Mirrors } from './names/mirrors.js';

/** How a client is made. */
export interface RegistryClientOptions {
  /** The header `User-Agent`. Some registries treat a name that begins with `ollama/` in their own way. */
  readonly userAgent: string;

  /** Default: the logins of `docker login`. */
  readonly credentials?: CredentialSource | undefined;

  /**
   * The path of an ed25519 key in OpenSSH's format, such as `~/.ollama/id_ed25519`, that logs in to registries which know
   * its public half. Made there when it is first needed. Default: none.
   */
  readonly identityPath?: string | undefined;

  /** Other places that pulls ask first. Default: none. */
  readonly mirrors?: Mirrors | undefined;

  /** Certificates in PEM to trust beside those of Node. */
  readonly certificateAuthority?: string | readonly string[] | undefined;

  /**
   * Where `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` and `DOCKER_CONFIG` are read from, in either case. Default: the
   * environment of the process.
   */
  readonly environment?: Environment | undefined;

  /** What is given here replaces the value of `defaultLimits`. */
  readonly limits?: Partial<TransferLimits> | undefined;

  /** Hears what was worked around. Silent without one. */
  readonly logger?: RegistryLogger | undefined;
}

/** How a registry is asked. */
export interface RequestOptions {
  /** Plain http instead of https, whatever the name says. Default: false. */
  readonly insecure?: boolean | undefined;
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined;
}
