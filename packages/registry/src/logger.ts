/** Where the client reports what it worked around: retries, mirrors left aside, repairs. Any common logger fits. */
export interface RegistryLogger {
  debug?(message: string): void;
  warn(message: string): void;
}

export const silentLogger: RegistryLogger = { warn: () => {} };
