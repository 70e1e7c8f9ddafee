import { RegistryError } from './registry-error.js';

const code = 'transfer-interrupted';

/** An answer ended early, held something else than was asked for, or stalled. Asking again can help. */
export class TransferInterruptedError extends RegistryError {
  constructor(request: string, problem: string, options?: ErrorOptions) {
    super(code, `${request}: ${problem}`, options);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static override isInstance(value: unknown): value is TransferInterruptedError {
    return RegistryError.isInstance(value) && value.code === code;
  }
}
