import { RuntimeError } from '@puna/runtime';

const code = 'upstream-unavailable';

/**
 * None of a model's hosts could take the request: they can't be reached, are overloaded or are being left alone after
 * failures. Nothing was generated; the same request may succeed later. `details` holds `host`, `reason` in a few words, and
 * `retryAfter`, the seconds that the host asked to wait, where it did.
 */
export class UpstreamUnavailableError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UpstreamUnavailableError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
