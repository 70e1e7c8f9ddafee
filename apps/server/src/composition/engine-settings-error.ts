import { CodedError, isErrorOf } from '@puna/errors';

const family = '@puna/server/engine-settings';

/** What the operator set about engines elsewhere can't be used. The message names the place and never holds a key. */
export class EngineSettingsError extends CodedError<'engine-settings'> {
  constructor(message: string, options?: ErrorOptions) {
    super(family, 'engine-settings', message, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is EngineSettingsError {
    return isErrorOf(value, family);
  }
}
