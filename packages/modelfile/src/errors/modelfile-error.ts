const marker = Symbol.for('puna.modelfile.error');

/** Base of this package's errors. Tell them apart by `code` or by each class's `isInstance`, never by their text. */
export class ModelfileError extends Error {
  /** Stable and machine-readable. */
  readonly code: string;

  /** What to do about it, one sentence. The message says only what is wrong, in the words of the original. */
  readonly hint: string;

  readonly [marker] = true;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
  }

  /** Whether a value is an error of this package, also when it comes from another copy of it. */
  static isInstance(value: unknown): value is ModelfileError {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** Whether `value` is an error of this package with this code. */
export function hasCode(value: unknown, code: string): boolean {
  return ModelfileError.isInstance(value) && value.code === code;
}
