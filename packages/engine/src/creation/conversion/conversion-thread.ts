import { parentPort, workerData } from 'node:worker_threads';
import { convertAdapter, convertHuggingFace, readGguf, type Conversion } from '@puna/convert';
import { describeError } from '@puna/errors';
import type { ConversionTask, ThreadMessage } from './conversion-task.js';

// The program of the thread in which models are converted: one task, then it ends.

const task = workerData as ConversionTask;
const stop = new AbortController();
const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
// The one message that comes is to stop.
parentPort?.once('message', () => stop.abort());

try {
  const conversion = await prepare();
  await conversion.write(task.targetPath, {
    signal: stop.signal,
    // It is read again at once, and flushed when it becomes a blob.
    flush: false,
    onProgress: ({ completed, total }) => tell({ type: 'progress', completed, total }),
  });
  tell({ type: 'done' });
} catch (error) {
  tell({ type: 'failed', error: describeError(error) });
}
// The listener would keep the thread alive.
parentPort?.close();

async function prepare(): Promise<Conversion> {
  if (task.kind === 'model') return convertHuggingFace(task.files, { outputType: task.outputType });
  return convertAdapter(task.files, await readGguf(task.basePath));
}
