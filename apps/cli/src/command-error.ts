import { CodedError } from '@puna/errors';

/** A command failed for a reason that its message explains to the user. It is printed as `Error: <message>`. */
export class CommandError extends CodedError {
  /** What to do about it, where the message does not say so. It is printed as `Hint: <hint>`. */
  readonly hint: string | undefined;

  constructor(message: string, { hint, ...options }: ErrorOptions & { readonly hint?: string | undefined } = {}) {
    super('command', 'command-failed', message, options);
    this.hint = hint;
  }
}

/** The arguments of a command are wrong: unknown, missing or too many. */
export class UsageError extends CommandError {
  override readonly code = 'wrong-usage';
}
