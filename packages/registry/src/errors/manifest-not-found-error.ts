import { RegistryError } from './registry-error.js';

const code = 'manifest-not-found';

/** The registry was reached, and has no model of this name. */
export class ManifestNotFoundError extends RegistryError {
  constructor(name: string, place: string, options?: ErrorOptions) {
    super(code, `${place} has no model ${name}: check the name and the tag`, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is ManifestNotFoundError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
