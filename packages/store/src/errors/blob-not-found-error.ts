import { StoreError } from './store-error.js';

const code = 'blob-not-found';

/** A blob that is needed is not in the store. Pulling or creating the model again brings it back. */
export class BlobNotFoundError extends StoreError {
  readonly digest: string;

  constructor(digest: string, neededBy?: string, options?: ErrorOptions) {
    const user = neededBy === undefined ? '' : `, needed by ${neededBy},`;
    super(code, `blob "${digest}"${user} is not in the store: pull or create the model again`, options);
    this.digest = digest;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is BlobNotFoundError {
    return StoreError.isInstance(value) && value.code === code;
  }
}
