/** Where a process runtime writes its log. A pino logger fits as it is. */
export interface ProcessLogger {
  /** Lines that a child process printed, and the starts and ends of processes. */
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;

  /** Processes that ended unasked. */
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}
