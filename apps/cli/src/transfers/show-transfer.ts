import type { ProgressDisplay } from '../progress/progress-display.js';

/** One line of the answer of pull, push and verify. Amounts in bytes. */
export interface TransferProgress {
  readonly status: string;

  /** The layer that the line is about. */
  readonly digest?: string;
  readonly total?: number;
  readonly completed?: number;
}

const shownDigits = 12;

/** A layer as people tell it from others: the first 12 digits of its digest. */
function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, shownDigits);
}

/**
 * Shows what the server does: a bar for each layer that moves, a line for each other step. A layer is shown once some of it
 * is done.
 *
 * @param verb what is done with a layer: `pulling`
 */
export async function showTransfer(
  steps: AsyncIterable<TransferProgress>,
  display: ProgressDisplay,
  verb: (step: TransferProgress) => string,
): Promise<void> {
  let current: string | undefined;
  for await (const step of steps) {
    const { status, digest, total = 0, completed = 0 } = step;
    if (digest === undefined) {
      display.finish(current);
      current = status;
      display.step(status, status);
    } else if (completed > 0 || total === 0) {
      display.finish(current);
      const label = `${verb(step)} ${shortDigest(digest)}`;
      display.transfer(label, `${label}:`, total, completed);
    }
  }
  display.finish();
}
