const marker = Symbol.for('puna.engine.error');

/** Base of the errors that the use cases throw on their own account. Tell them apart by `code` or `isInstance`. */
export class EngineError extends Error {
  /** Stable and machine-readable. */
  readonly code: string;

  /** Plain data about the case. */
  readonly details: Readonly<Record<string, unknown>>;

  readonly [marker] = true;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }

  /** Whether a value is an error of the engine, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is EngineError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** Whether `value` is an error of the engine with this code. */
export function hasEngineCode(value: unknown, code: string): boolean {
  return EngineError.isInstance(value) && value.code === code;
}
