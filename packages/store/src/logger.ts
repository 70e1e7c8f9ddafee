/** Where the store reports what it skipped. Any common logger fits. */
export interface StoreLogger {
  warn(message: string): void;
}

export const silentLogger: StoreLogger = { warn: () => {} };
