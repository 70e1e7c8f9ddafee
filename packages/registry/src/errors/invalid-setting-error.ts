import { RegistryError } from './registry-error.js';

const code = 'invalid-setting';

/** A setting of this package can not be understood. The message names the setting, and holds no password. */
export class InvalidSettingError extends RegistryError {
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(code, `${setting}: ${problem}`);
    this.setting = setting;
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is InvalidSettingError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
