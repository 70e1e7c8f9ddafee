import type { ServerClient } from '../client/server-client.js';
import type { CommandContext } from '../command-context.js';
import { UsageError } from '../command-error.js';
import type { RunOptions } from './run-options.js';

/**
 * Has a text turned into a vector and writes it as one line of JSON.
 *
 * @throws UsageError where there is no text.
 */
export async function embedText(
  { ollama }: ServerClient,
  { stdout }: CommandContext,
  { model, text, options }: { readonly model: string; readonly text: string; readonly options: RunOptions },
): Promise<void> {
  if (text === '') {
    throw new UsageError(`embedding models require input text. Usage: puna run ${model} "your text here"`);
  }
  const { keepAlive, truncate, dimensions } = options;
  const { embeddings } = await ollama.embed({
    model,
    input: text,
    ...(keepAlive !== undefined && { keep_alive: keepAlive }),
    ...(truncate !== undefined && { truncate }),
    ...(dimensions !== undefined && { dimensions }),
  });
  stdout.write(`${JSON.stringify(embeddings[0] ?? [])}\n`);
}
