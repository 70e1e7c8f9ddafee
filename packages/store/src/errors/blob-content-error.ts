import { StoreError } from './store-error.js';

const code = 'blob-content';

/** A blob that should hold a text or JSON holds something else; the message says what. */
export class BlobContentError extends StoreError {
  readonly digest: string;

  constructor(digest: string, problem: string, options?: ErrorOptions) {
    super(code, `blob "${digest}" ${problem}`, options);
    this.digest = digest;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is BlobContentError {
    return StoreError.isInstance(value) && value.code === code;
  }
}
