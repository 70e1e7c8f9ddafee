import { CommandError } from '../command-error.js';

/** Nothing listens at the server's address. */
export class ServerNotRunningError extends CommandError {
  override readonly code = 'server-not-running';

  constructor(options?: ErrorOptions) {
    super("could not connect to puna server, run 'puna serve' to start it", options);
  }
}

/** The server can't be reached, or the connection broke. */
export class ConnectionError extends CommandError {
  override readonly code = 'connection-failed';

  constructor(address: string, options: { readonly cause: Error }) {
    super(`connection to ${address} failed: ${options.cause.message || options.cause.name}`, options);
  }
}

/** Turns what a socket reports into an error that the user understands. */
export function connectionError(error: Error, address: string): CommandError {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNREFUSED'
    ? new ServerNotRunningError({ cause: error })
    : new ConnectionError(address, { cause: error });
}
