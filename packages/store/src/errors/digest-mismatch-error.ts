import { StoreError } from './store-error.js';

const code = 'digest-mismatch';

/** What was written is not what was announced. Nothing of it was kept. */
export class DigestMismatchError extends StoreError {
  /** The digest that the caller asked for, as it was spelled. */
  readonly expected: string;

  /** The digest of the bytes that came. */
  readonly actual: string;

  constructor(expected: string, actual: string) {
    super(code, `digest mismatch, expected "${expected}", got "${actual}"`);
    this.expected = expected;
    this.actual = actual;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is DigestMismatchError {
    return StoreError.isInstance(value) && value.code === code;
  }
}
