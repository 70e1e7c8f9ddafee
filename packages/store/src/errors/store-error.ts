const marker = Symbol.for('puna.store.error');

/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class StoreError extends Error {
  /** Stable and machine-readable. */
  readonly code: string;

  readonly [marker] = true;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is StoreError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** Whether `value` is an error of this package with this code. */
export function hasCode(value: unknown, code: string): boolean {
  return StoreError.isInstance(value) && value.code === code;
}
