import { CodedError, isErrorOf } from '@puna/errors';

const family = 'server/image-url';

/** A picture that a client linked to was not fetched. The message says why, and what to do instead. */
export class ImageUrlError extends CodedError<'image-url'> {
  constructor(reason: string, options?: ErrorOptions) {
    super(family, 'image-url', `the image can't be fetched: ${reason}; send it as base64 data instead`, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is ImageUrlError {
    return isErrorOf(value, family);
  }
}
