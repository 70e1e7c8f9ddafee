import { RegistryError } from './registry-error.js';

const code = 'disk-full';

/** The disk, or a quota on it, has no room for the next bytes. What is there is kept, so that the pull goes on later. */
export class DiskFullError extends RegistryError {
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    super(
      code,
      `the disk is full: could not write ${path}; free some space and pull again, it goes on from here`,
      options,
    );
    this.path = path;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is DiskFullError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
