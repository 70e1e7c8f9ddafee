import { RegistryError } from './registry-error.js';

/** What was asked of whom. */
export interface UnreachableRequest {
  readonly method: string;
  readonly url: string;
  readonly address: string;
}

const code = 'unreachable';

/** No answer came: there is no such host, it refused or broke the connection, or its certificate is not trusted. */
export class UnreachableError extends RegistryError {
  readonly method: string;

  /** Without user, password and query. */
  readonly url: string;

  /** Where the connection went, as `host:port`. */
  readonly address: string;

  /** In a few words, for example `connection refused`. */
  readonly reason: string;

  /** Whether asking again later can help. */
  readonly temporary: boolean;

  constructor(request: UnreachableRequest, reason: string, temporary: boolean, options?: ErrorOptions) {
    const { method, url, address } = request;
    super(code, `could not reach ${address} (${method} ${url}): ${reason}`, options);
    this.method = method;
    this.url = url;
    this.address = address;
    this.reason = reason;
    this.temporary = temporary;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnreachableError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
