import type { Dispatcher } from 'undici';
import type { OpenAiLimits } from '../limits.js';
import type { OpenAiLogger } from '../logger.js';
import type { HostOptions } from '../options.js';

/** What all hosts share. */
export interface UpstreamContext {
  readonly dispatcher: Dispatcher;
  readonly limits: OpenAiLimits;
  readonly logger: OpenAiLogger;
  readonly keySetting: string;
  readonly keyFor: (origin: string) => string | undefined;
  readonly optionsFor: (origin: string) => HostOptions;
}
