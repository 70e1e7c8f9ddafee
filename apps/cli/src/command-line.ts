import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { commandDefinitions } from './commands/definitions.js';
import { runProgram } from './program/program.js';

/**
 * Runs one command line of `puna`. Errors are printed on `context.stderr`.
 *
 * @param words without the program's own name: `['run', 'puna-tiny', 'What is Puna?']`.
 * @returns the exit status: 0, or 1 after an error.
 */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<number> {
  const showVersion = async (): Promise<void> => {
    const module = await import('./commands/show-version.js');
    await module.showVersion(context);
  };
  try {
    await runProgram({ commands: commandDefinitions, showVersion }, words, context);
    return 0;
  } catch (error) {
    context.stderr.write(`Error: ${describeError(error, context)}\n`);
    return 1;
  }
}

/** The message and, where the error knows it, what to do. Of an error that nobody foresaw the place is of use as well. */
function describeError(error: unknown, context: CommandContext): string {
  if (!(error instanceof Error)) return String(error);
  const foreseen = error instanceof CommandError || !context.environment.PUNA_DEBUG;
  const message = foreseen ? error.message : (error.stack ?? error.message);
  return 'hint' in error && typeof error.hint === 'string' ? `${message}\nHint: ${error.hint}` : message;
}
