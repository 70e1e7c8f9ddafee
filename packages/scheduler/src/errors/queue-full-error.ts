import { RuntimeError } from '@puna/runtime';

const code = 'queue-full';

/** Too many requests wait for a model to be loaded. Trying again later may help. `details.maxQueue` is the limit. */
export class QueueFullError extends RuntimeError {
  constructor(maxQueue: number) {
    // The two spaces are in the original server's answer, and clients compare the text.
    super(code, 'server busy, please try again.  maximum pending requests exceeded', { maxQueue });
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is QueueFullError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
