import { CodedError, isErrorOf } from '@puna/errors';

const family = 'protocol/digest';
const digestPattern = /^sha256[:-]([0-9a-f]{64})$/i;

/** A text is no SHA-256 digest. */
export class InvalidDigestError extends CodedError<'invalid-digest'> {
  constructor() {
    super(family, 'invalid-digest', 'invalid digest format');
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is InvalidDigestError {
    return isErrorOf(value, family);
  }
}

/**
 * Reads a digest, `sha256:<64 hex>` or, as file names have it, `sha256-<64 hex>`.
 *
 * @returns the one spelling used everywhere: `sha256:<64 lower-case hex>`.
 * @throws InvalidDigestError where the text is no digest.
 */
export function parseDigest(text: string): string {
  // The prefix itself must be lower case; only the hex digits may be either.
  const hex = text.startsWith('sha256') ? digestPattern.exec(text)?.[1] : undefined;
  if (hex === undefined) throw new InvalidDigestError();
  return `sha256:${hex.toLowerCase()}`;
}

/** Whether `parseDigest` accepts the text. */
export function isDigest(text: string): boolean {
  return text.startsWith('sha256') && digestPattern.test(text);
}

/**
 * The 64 lower-case hex digits of a digest, without the algorithm.
 *
 * @throws InvalidDigestError where the text is no digest.
 */
export function digestHex(digest: string): string {
  return parseDigest(digest).slice('sha256:'.length);
}
