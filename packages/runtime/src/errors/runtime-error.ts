const marker = Symbol.for('puna.runtime.error');

/** Base of all errors of this contract. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class RuntimeError extends Error {
  /** Stable and machine-readable. */
  readonly code: string;

  /** Plain data about the case, fit to be sent to another process. */
  readonly details: Readonly<Record<string, unknown>>;

  readonly [marker] = true;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }

  /** Whether a value is an error of this contract, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is RuntimeError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** Whether `value` is an error of this contract with this code. */
export function hasCode(value: unknown, code: string): boolean {
  return RuntimeError.isInstance(value) && value.code === code;
}
