import type { ShowResponse } from 'ollama/browser';
import { ApiError } from '../client/api-error.js';
import type { ServerClient } from '../client/server-client.js';
import type { CommandContext } from '../command-context.js';
import { UsageError } from '../command-error.js';
import type { CommandAction } from '../program/command-definition.js';
import { embedText } from '../run/embed-text.js';
import { generateAnswer } from '../run/generate-answer.js';
import { extractMedia } from '../run/media-paths.js';
import { readPrompt } from '../run/read-prompt.js';
import { readRunOptions, type RunOptions } from '../run/run-options.js';
import { useServer } from '../run/use-server.js';
import { pullWithProgress } from '../transfers/transfer-with-progress.js';

/** The name of the built-in model, with or without its tag. */
const tinyModelName = /^puna-tiny(:latest)?$/;

/** `puna run MODEL [PROMPT...]`. Ctrl-C cancels it, which is no error. */
export const run: CommandAction = async (context, [model = '', ...words], flags) => {
  const signal = context.interruption();
  try {
    const options = readRunOptions(flags);
    const { text, interactive } = await readPrompt(context, words, signal);
    if (interactive) {
      throw new UsageError(`chatting on the terminal is not available yet; try: puna run ${model} "your prompt"`);
    }
    const use = { signal, withTinyModel: tinyModelName.test(model) };
    const transfer = { model, insecure: flags.insecure === true, signal, output: context.stderr };
    await useServer(context, use, (client) =>
      answer(client, context, { model, text, options, pullFirst: () => pullWithProgress(client, transfer) }),
    );
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

interface PromptToAnswer {
  readonly model: string;
  readonly text: string;
  readonly options: RunOptions;

  /** Brings the model where the server does not have it. */
  readonly pullFirst: () => Promise<void>;
}

/** What the server says of a model, which it pulls first where it does not have it. */
async function showOrPull(client: ServerClient, model: string, pullFirst: () => Promise<void>): Promise<ShowResponse> {
  try {
    return await client.ollama.show({ model });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
  await pullFirst();
  return client.ollama.show({ model });
}

async function answer(
  client: ServerClient,
  context: CommandContext,
  { model, text, options, pullFirst }: PromptToAnswer,
): Promise<void> {
  const { capabilities = [] } = await showOrPull(client, model, pullFirst);
  const can = (capability: string): boolean => capabilities.includes(capability);
  if (can('embedding')) return embedText(client, context, { model, text, options });

  const media = can('vision') || can('audio') ? await extractMedia(text, context.workingDirectory) : undefined;
  for (const { kind, path } of media?.files ?? []) context.stderr.write(`Added ${kind} '${path}'\n`);
  return generateAnswer(client, context, {
    model,
    prompt: media?.text ?? text,
    images: (media?.files ?? []).map((file) => file.data.toString('base64')),
    options: options.think === undefined && can('thinking') ? { ...options, think: true } : options,
  });
}
