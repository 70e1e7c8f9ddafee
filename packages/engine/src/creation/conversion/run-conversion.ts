import { Worker } from 'node:worker_threads';
import { reviveError } from '@puna/errors';
import type { StepProgress } from '../create-request.js';
import type { ConversionTask, ThreadMessage } from './conversion-task.js';

/** How a conversion is followed. */
export interface ConversionOptions {
  readonly signal: AbortSignal;

  /** Bytes of the tensors' data. */
  readonly onProgress: (progress: StepProgress) => void;
}

/**
 * Converts in a thread of its own: a tokenizer of some hundred thousand tokens takes a second of computing, in which no other
 * client would be answered. Nothing stays where it fails or is aborted.
 *
 * @throws the errors of `@puna/convert`, the system's, the signal's reason.
 */
export async function runConversion(task: ConversionTask, { signal, onProgress }: ConversionOptions): Promise<void> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('conversion-thread.js', import.meta.url), { workerData: task });
  const stop = (): void => thread.postMessage('stop');
  signal.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      let end: (() => void) | undefined;
      thread.on('message', (message: ThreadMessage) => {
        if (message.type === 'progress') onProgress({ completed: message.completed, total: message.total });
        else if (message.type === 'done') end = resolve;
        else end = () => reject(reviveError(message.error));
      });
      thread.once('error', reject);
      // Only then is everything closed and removed.
      thread.once('exit', () => (end ?? (() => reject(new Error('the thread of a conversion ended early'))))());
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
