import { RuntimeError } from '@puna/runtime';

const code = 'upstream-lost';

/**
 * A host was lost in the middle of an answer; what came of it stands. It was not repeated elsewhere, since another answer
 * would begin differently. `details` holds `host` and `reason` in a few words.
 */
export class UpstreamLostError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UpstreamLostError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
