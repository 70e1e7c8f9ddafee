/** Where the adapter reports what it worked around. It never sees a key, a prompt or an answer. Any common logger fits. */
export interface OpenAiLogger {
  debug?(message: string): void;
  warn(message: string): void;
}

export const silentLogger: OpenAiLogger = { warn: () => {} };
