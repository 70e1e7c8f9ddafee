import { RegistryError } from './registry-error.js';

const code = 'blob-not-found-in-registry';

/** A registry, and each of its mirrors, lacks a blob that its own manifest names. */
export class BlobNotFoundError extends RegistryError {
  readonly digest: string;

  constructor(digest: string, place: string, options?: ErrorOptions) {
    super(
      code,
      `${place} has no blob ${digest}: the model was not pushed completely, or it was deleted there`,
      options,
    );
    this.digest = digest;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is BlobNotFoundError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
