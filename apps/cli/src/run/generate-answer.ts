import type { GenerateRequest } from 'ollama/browser';
import { ApiError } from '../client/api-error.js';
import type { ServerClient } from '../client/server-client.js';
import type { CommandContext } from '../command-context.js';
import { ProgressDisplay } from '../progress/progress-display.js';
import { AnswerWriter, type AnswerPiece } from './answer-writer.js';
import { formatMetrics } from './metrics.js';
import type { RunOptions } from './run-options.js';

/** A prompt, ready to be sent. */
export interface PromptRequest {
  readonly model: string;

  /** Empty: the model is loaded and nothing else happens. */
  readonly prompt: string;

  /** Images and sounds, in base64. */
  readonly images: readonly string[];

  readonly options: RunOptions;
}

/** Sends a prompt and writes the answer while it arrives. */
export async function generateAnswer(
  { ollama }: ServerClient,
  context: CommandContext,
  { model, prompt, images, options }: PromptRequest,
): Promise<void> {
  const { think, format, keepAlive } = options;
  const request: GenerateRequest & { stream: true } = {
    model,
    prompt,
    stream: true,
    ...(images.length > 0 && { images: [...images] }),
    // The client's types do not know "max" yet.
    ...(think !== undefined && { think: think as boolean }),
    ...(format !== undefined && { format }),
    ...(keepAlive !== undefined && { keep_alive: keepAlive }),
  };
  const waiting = new ProgressDisplay(context.stderr);
  if (context.stderr.isTTY) waiting.step('waiting', '');
  try {
    const answer = await ollama.generate(request).catch((error: unknown) => {
      throw error instanceof ApiError ? error.withStatus() : error;
    });
    const writer = new AnswerWriter(context.stdout, options);
    for await (const piece of answer) {
      waiting.clear();
      writer.write(piece as AnswerPiece);
      if (!piece.done) continue;
      if (prompt !== '') context.stdout.write('\n\n');
      if (options.verbose) context.stderr.write(formatMetrics(piece));
    }
  } finally {
    waiting.clear();
  }
}
