import type { HttpBindings } from '@hono/node-server';
import type { Engine } from '@puna/engine';
import type { Logger } from 'pino';
import type { ImageUrlRules } from '../linked-images/image-url-rules.js';

/** What every handler finds in its context. */
export interface ServerEnvironment {
  /** Node's own request and response; absent where the application is called without a socket. */
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    readonly engine: Engine;
    readonly logger: Logger;
    readonly imageUrls: ImageUrlRules;
  };
}
