import { RegistryError } from './registry-error.js';

const code = 'invalid-manifest';

/** What the registry sent for a manifest is none, or is one of a kind that holds no model. */
export class InvalidManifestError extends RegistryError {
  constructor(place: string, problem: string, options?: ErrorOptions) {
    super(code, `${place} sent no manifest of a model: ${problem}`, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidManifestError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
