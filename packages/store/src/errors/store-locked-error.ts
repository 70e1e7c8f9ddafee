import { StoreError } from './store-error.js';

const code = 'store-locked';

/** Other processes kept the store locked for longer than this one was ready to wait. Nothing was changed. */
export class StoreLockedError extends StoreError {
  constructor(lockPath: string, options?: ErrorOptions) {
    super(
      code,
      `another process keeps the model store locked (${lockPath}); try again when it is done, or stop that process`,
      options,
    );
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is StoreLockedError {
    return StoreError.isInstance(value) && value.code === code;
  }
}
