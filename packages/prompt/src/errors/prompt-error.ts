const marker = Symbol.for('puna.prompt.error');

/** Base of all errors of this package. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class PromptError extends Error {
  /** Stable and machine-readable. */
  readonly code: string;

  readonly [marker] = true;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is PromptError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** Whether `value` is an error of this package with this code. */
export function hasCode(value: unknown, code: string): boolean {
  return PromptError.isInstance(value) && value.code === code;
}
