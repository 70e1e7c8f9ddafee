import { RegistryError } from './registry-error.js';

const code = 'identity-key';

/** The key file that signs token requests can not be read, or holds another kind of key. */
export class IdentityKeyError extends RegistryError {
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(code, `the key ${path} can not be used: ${problem}`, options);
    this.path = path;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is IdentityKeyError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
