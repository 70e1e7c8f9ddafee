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

/** How a transfer is shown. */
interface ShownTransfer extends Pick<Transfer, 'signal' | 'output'> {
  /** What goes on with it: `puna pull llama3`. */
  readonly command: string;

  /** What is done with a layer: `pulling`. */
  readonly verb: (step: TransferProgress) => string;
}

/**
 * Shows what the server does, with a bar for each layer.
 *
 * @throws InterruptedError where the signal aborts, and what the steps throw.
 */
export async function showWithProgress(
  { signal, output, command, verb }: ShownTransfer,
  start: () => Promise<AsyncIterable<TransferProgress>>,
): Promise<void> {
  const display = new ProgressDisplay(output);
  try {
    await showTransfer(await start(), display, verb);
  } catch (error) {
    throw signal.aborted ? new InterruptedError(command, { cause: error }) : error;
  } finally {
    display.stop();
  }
}

/**
 * Has the server pull a model, with a bar for each layer.
 *
 * @throws InterruptedError where the signal aborts, CommandError with the server's own text where it fails.
 */
export async function pullWithProgress(client: ServerClient, transfer: Transfer): Promise<void> {
  const { model, insecure } = transfer;
  const shown = { ...transfer, command: `puna pull ${model}`, verb: () => 'pulling' };
  await withStatus(showWithProgress(shown, () => client.ollama.pull({ model, insecure, stream: true })));
}

/**
 * Has the server push a model, with a bar for each layer.
 *
 * @throws the same errors as `pullWithProgress`.
 */
export async function pushWithProgress(client: ServerClient, transfer: Transfer): Promise<void> {
  const { model, insecure } = transfer;
  const shown = { ...transfer, command: `puna push ${model}`, verb: () => 'pushing' };
  await withStatus(showWithProgress(shown, () => client.ollama.push({ model, insecure, stream: true })));
}

async function withStatus(transfer: Promise<void>): Promise<void> {
  try {
    await transfer;
  } catch (error) {
    throw error instanceof ApiError ? error.withStatus() : error;
  }
}
