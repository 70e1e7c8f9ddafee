import { ApiError } from '../client/api-error.js';
import type { ServerClient } from '../client/server-client.js';
import type { TextOutput } from '../command-context.js';
import { ProgressDisplay } from '../progress/progress-display.js';
import { InterruptedError } from './interrupted-error.js';
import { showTransfer, type TransferProgress } from './show-transfer.js';

/** What is transferred, and where its progress is shown. */
export interface Transfer {
  readonly model: string;
  readonly insecure: boolean;
  readonly signal: AbortSignal;
  readonly output: TextOutput;
}

/**
 * Has the server pull a model, with a bar for each layer.
 *
 * @throws InterruptedError where the signal aborts, CommandError with the server's own text where it fails.
 */
export async function pullWithProgress(client: ServerClient, transfer: Transfer): Promise<void> {
  const { model, insecure } = transfer;
  await transferWithProgress(transfer, 'pull', 'pulling', () => client.ollama.pull({ model, insecure, stream: true }));
}

/**
 * Has the server push a model, with a bar for each layer.
 *
 * @throws the same errors as `pullWithProgress`.
 */
export async function pushWithProgress(client: ServerClient, transfer: Transfer): Promise<void> {
  const { model, insecure } = transfer;
  await transferWithProgress(transfer, 'push', 'pushing', () => client.ollama.push({ model, insecure, stream: true }));
}

async function transferWithProgress(
  { model, signal, output }: Transfer,
  command: string,
  verb: string,
  start: () => Promise<AsyncIterable<TransferProgress>>,
): Promise<void> {
  const display = new ProgressDisplay(output);
  try {
    await showTransfer(await start(), display, () => verb);
  } catch (error) {
    if (signal.aborted) throw new InterruptedError(`puna ${command} ${model}`, { cause: error });
    throw error instanceof ApiError ? error.withStatus() : error;
  } finally {
    display.stop();
  }
}
