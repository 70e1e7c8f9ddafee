import { RegistryError } from './registry-error.js';

const code = 'redirect-refused';

/** A server redirected in a way that is not followed: in a circle, too often, or from https to http. */
export class RedirectError extends RegistryError {
  constructor(url: string, problem: string) {
    super(code, `the redirect of ${url} was not followed: ${problem}`);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is RedirectError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
