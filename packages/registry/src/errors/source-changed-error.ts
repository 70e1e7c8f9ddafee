import { RegistryError } from './registry-error.js';

const code = 'source-changed';

/** A file that is being pushed is not as long as the manifest says: it changed, or is damaged. */
export class SourceChangedError extends RegistryError {
  readonly path: string;

  constructor(path: string, digest: string, expectedBytes: number, foundBytes: number) {
    super(
      code,
      `${path} should hold the ${expectedBytes} bytes of ${digest}, but it has ${foundBytes}: verify the model`,
    );
    this.path = path;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is SourceChangedError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
