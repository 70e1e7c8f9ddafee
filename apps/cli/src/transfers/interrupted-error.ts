import { CommandError } from '../command-error.js';

/** The user stopped a transfer. Nothing is lost; the message says how to go on. */
export class InterruptedError extends CommandError {
  override readonly code = 'interrupted';

  /** @param command what goes on with it: `puna pull llama3` */
  constructor(command: string, options?: ErrorOptions) {
    super(`stopped; what was transferred is kept, and "${command}" goes on from there`, options);
  }
}
