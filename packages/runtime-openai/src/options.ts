import type { EngineKind } from './engines/engine-kind.js';
import type { OpenAiLimits } from './limits.js';
import type { OpenAiLogger } from './logger.js';

/** What is configured for one host. */
export interface HostOptions {
  /** Sent with every request, beside the key. */
  readonly headers?: Readonly<Record<string, string>>;

  /** What runs there, which decides about fields that OpenAI's API lacks. Default: what the host says of itself. */
  readonly engine?: EngineKind;

  /** Fields that every request for text gets. They win over the adapter's own. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** How the adapter is made. Hosts are named by their origin: `http://gpu-1:8000`. */
export interface OpenAiRuntimeOptions {
  /** The API key of a host; it goes to that host and to no other. Default: no host has one. */
  readonly keyFor?: (origin: string) => string | undefined;

  /** What is configured for a host. */
  readonly optionsFor?: (origin: string) => HostOptions | undefined;

  /** Whether models may use a host; `probe` refuses those that may not. Default: any. */
  readonly isAllowed?: (origin: string) => boolean;

  /** Where keys are set, as errors tell it: the name of a setting or a file. Default: `keyFor`. */
  readonly keySetting?: string;

  /** Milliseconds between checks of each host's health while a model uses it; 0 leaves them out. Default 10 seconds. */
  readonly healthCheckInterval?: number;

  /** What is given here replaces the value of `defaultLimits`. */
  readonly limits?: Partial<OpenAiLimits>;

  /** Where proxies are read from: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. Default: the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;

  /** Hears of failures, repetitions and hosts that come and go. Silent without one. */
  readonly logger?: OpenAiLogger;
}
