import { RegistryError } from './registry-error.js';

const code = 'local-file';

/** A file on this machine could not be read or written, for another reason than a full disk. */
export class LocalFileError extends RegistryError {
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(code, `${path}: ${problem}`, options);
    this.path = path;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is LocalFileError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
