import { RuntimeError } from '@puna/runtime';

const code = 'upstream-answer';

/**
 * A host answered with something that can't be used: an error of its own, another content type, broken JSON, a redirect.
 * `details` holds `host`, and `status` where that is what was wrong.
 */
export class UpstreamAnswerError extends RuntimeError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(code, message, details, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UpstreamAnswerError {
    return RuntimeError.isInstance(value) && value.code === code;
  }
}
