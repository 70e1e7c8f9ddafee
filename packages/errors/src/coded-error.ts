/** Known to every copy of this package, unlike its classes. */
const marker = Symbol.for('puna.error');

/**
 * Base of all errors that callers tell apart. A family is a set of errors with a base class of their own, most often
 * those of one package; within it, `code` says which one it is.
 */
export class CodedError<Code extends string = string> extends Error {
  /** Stable and machine-readable, unlike the message. */
  readonly code: Code;

  readonly [marker]: string;

  /** @param family unique in the program: the package's name, `package/part` where a package has several. */
  constructor(family: string, code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this[marker] = family;
  }
}

/**
 * Whether a value is an error of this family, also when its class comes from another copy of the package, where
 * `instanceof` says no.
 */
export function isErrorOf(value: unknown, family: string): value is CodedError {
  return (value as Partial<CodedError> | null | undefined)?.[marker] === family;
}

/** The family of an error; undefined where it has none. */
export function familyOf(error: Error): string | undefined {
  return (error as Partial<CodedError>)[marker];
}
