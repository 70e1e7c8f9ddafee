import { CodedError } from '@puna/errors';

/** A command failed for a reason that its message explains to the user. It is printed as `Error: <message>`. */
export class CommandError extends CodedError {
  constructor(message: string, options?: ErrorOptions) {
    super('command', 'command-failed', message, options);
  }
}

/** The arguments of a command are wrong: unknown, missing or too many. */
export class UsageError extends CommandError {
  override readonly code = 'wrong-usage';
}
