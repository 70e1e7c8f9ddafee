/** A command failed for a reason that its message explains to the user. It is printed as `Error: <message>`. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  readonly code: string = 'command-failed';
}

/** The arguments of a command are wrong: unknown, missing or too many. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  override readonly code = 'wrong-usage';
}
