import { RuntimeError } from '@puna/runtime';

const code = 'upstream-unauthorized';

/** A host refuses the key, or wants one. `details` holds `host` and `status`. The message says where keys are set. */
export class UpstreamUnauthorizedError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UpstreamUnauthorizedError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
