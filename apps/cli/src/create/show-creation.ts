import type { ProgressDisplay } from '../progress/progress-display.js';

/** One line of the answer of `/api/create`. Amounts in bytes. */
export interface CreationProgress {
  readonly status: string;
  readonly digest?: string;
  readonly total?: number;
  readonly completed?: number;
}

/** Shows the server's steps one after the other; those that measure their progress get a bar. */
export async function showCreation(steps: AsyncIterable<CreationProgress>, display: ProgressDisplay): Promise<void> {
  let current: string | undefined;
  for await (const { status, digest, total = 0, completed = 0 } of steps) {
    if (status !== current) display.finish(current);
    current = status;
    if (digest === undefined) display.step(status, status);
    else display.transfer(status, status, total, completed);
  }
  display.finish();
}
