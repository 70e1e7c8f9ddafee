import { RuntimeError } from '@puna/runtime';

const code = 'load-timeout';

/**
 * A load showed no sign of life for too long and was ended. `details` holds `key`, `timeout` (ms) and `progress`
 * (the last part reported, from 0 to 1).
 */
export class LoadTimeoutError extends RuntimeError {
  constructor(details: { readonly key: string; readonly timeout: number; readonly progress: number }) {
    const seconds = details.timeout / 1000;
    const percent = Math.round(details.progress * 100);
    super(
      code,
      `timed out waiting for the model to load: no progress for ${seconds} s at ${percent} %; allow more time where the disk is slow`,
      details,
    );
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is LoadTimeoutError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
