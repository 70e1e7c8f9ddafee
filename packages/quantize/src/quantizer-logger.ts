/** Where a quantizer writes its log. A pino logger fits as it is. */
export interface QuantizerLogger {
  /** Starts and ends. */
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;

  /** Processes that died. */
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}
