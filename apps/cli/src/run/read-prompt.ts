import type { CommandContext } from '../command-context.js';

/** What the user wants to have answered. */
export interface Prompt {
  readonly text: string;

  /** Nobody passed a prompt and a person sits at the terminal. */
  readonly interactive: boolean;
}

/**
 * Puts the prompt together: the standard input, where it is not a terminal, then the arguments, with spaces between.
 *
 * @param signal ends the reading.
 */
export async function readPrompt(
  context: Pick<CommandContext, 'stdin' | 'stdout'>,
  words: readonly string[],
  signal: AbortSignal,
): Promise<Prompt> {
  const { stdin, stdout } = context;
  if (stdin.isTTY) return { text: words.join(' '), interactive: words.length === 0 && stdout.isTTY === true };
  const input = await readAll(stdin, signal);
  return { text: [...(input === '' ? [] : [input]), ...words].join(' '), interactive: false };
}

async function readAll(stdin: CommandContext['stdin'], signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  const stop = (): void => void stdin.destroy(signal.reason instanceof Error ? signal.reason : undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks).toString('utf8');
}
