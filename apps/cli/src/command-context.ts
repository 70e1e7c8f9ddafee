import type { Readable } from 'node:stream';

/** Where a command writes: a terminal, a pipe, a file, or a test's collector. */
export interface TextOutput {
  write(text: string): unknown;

  /** Whether it is a terminal. */
  readonly isTTY?: boolean;

  /** The width of the terminal. */
  readonly columns?: number;
}

/** All that a command touches outside itself, so that it can be run inside another program or a test. */
export interface CommandContext {
  readonly environment: NodeJS.ProcessEnv;

  /** Absolute path that relative paths of the arguments start from. */
  readonly workingDirectory: string;

  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;

  /** The path of the program that runs, from which hints tell how to call it again. */
  readonly programPath: string;

  /**
   * A signal that aborts when the user presses Ctrl-C or the process is asked to end. From the first call on the
   * command itself is in charge of ending.
   */
  interruption(): AbortSignal;
}
