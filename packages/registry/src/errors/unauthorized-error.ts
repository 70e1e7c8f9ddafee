import { RegistryError } from './registry-error.js';

const code = 'unauthorized';

/** The registry denies access, with every way to log in that there is. `access denied` is what clients look for. */
export class UnauthorizedError extends RegistryError {
  /** The registry, with its port where it has one. */
  readonly host: string;

  constructor(what: string, host: string, options?: ErrorOptions) {
    super(
      code,
      `unauthorized: access denied to ${what} on ${host}; check the name, or log in with "docker login ${host}"`,
      options,
    );
    this.host = host;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is UnauthorizedError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
