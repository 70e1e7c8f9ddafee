import { CodedError } from '@puna/errors';

/** A package that `PUNA_RUNTIMES` names can't be used. */
export class RuntimeSettingError extends CodedError<'invalid-setting'> {
  constructor(entry: string, problem: string, options?: ErrorOptions) {
    super('server', 'invalid-setting', `PUNA_RUNTIMES: ${entry}: ${problem}`, options);
  }
}
