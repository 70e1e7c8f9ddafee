import { RegistryError } from './registry-error.js';

const code = 'digest-mismatch';

/** The bytes that came are not those of the digest, and fetching every byte a second time brought the same ones: what
 * the registry has is damaged. */
export class DigestError extends RegistryError {
  /** `sha256:<64 hex>`, as the manifest has it. */
  readonly expected: string;

  /** `sha256:<64 hex>` of what came. */
  readonly found: string;

  /** @param what what was fetched, for example `layer sha256:…`. */
  constructor(what: string, expected: string, found: string, place: string) {
    super(
      code,
      `digest mismatch of ${what}: want ${expected}, got ${found}; what ${place} has is damaged, push it again`,
    );
    this.expected = expected;
    this.found = found;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is DigestError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
