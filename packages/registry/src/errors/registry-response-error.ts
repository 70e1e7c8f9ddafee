import { RegistryError } from './registry-error.js';

/** What of an answer is told on. */
export interface ErrorAnswer {
  readonly status: number;
  readonly excerpt: string;
  readonly retryAfterMilliseconds?: number | undefined;
}

const code = 'registry-response';

/** A registry answered with something that is neither success nor a failure with an error of its own. */
export class RegistryResponseError extends RegistryError {
  /** The HTTP status. */
  readonly status: number;

  /** The beginning of the answer's text, in one line; empty where there is none. */
  readonly excerpt: string;

  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMilliseconds: number | undefined;

  constructor(request: string, answer: ErrorAnswer, options?: ErrorOptions) {
    const { status, excerpt, retryAfterMilliseconds } = answer;
    super(code, `${request}: ${status}${excerpt === '' ? '' : `: ${excerpt}`}`, options);
    this.status = status;
    this.excerpt = excerpt;
    this.retryAfterMilliseconds = retryAfterMilliseconds;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is RegistryResponseError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
