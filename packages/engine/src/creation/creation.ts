import type { Workspace } from '@puna/store';
import type { EngineContext } from '../engine-context.js';

/** What the steps of one creation work with. */
export interface Creation {
  readonly context: EngineContext;

  /** Keeps what the model needs, and takes away what is left when the creation ends. */
  readonly workspace: Workspace;
  readonly signal: AbortSignal | undefined;
  readonly allowRequantize: boolean;
}
