// What the child process runs: one order, then its end.
import { rmSync } from 'node:fs';
import type { QuantizeOrder, QuantizeReport } from '../messages.js';
import { carryOut } from './carry-out.js';

let targetName: string | undefined;

// Ctrl-C reaches every process of the terminal. Whether the work ends is the parent's to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

process.once('message', (order: QuantizeOrder) => {
  targetName = order.targetName;
  // The parent kills this process when it has the last report: native libraries may hang while they clean up.
  void carryOut(order, send).then(send);
});

process.once('disconnect', () => {
  // The parent is gone, and with it whoever would have tidied up.
  if (targetName !== undefined) removeIfPossible(targetName);
  process.kill(process.pid, 'SIGKILL');
});

/** A report that can't be sent any more is of no use to anybody: the parent has gone, and `disconnect` follows. */
function send(report: QuantizeReport): void {
  process.send?.(report, undefined, undefined, () => {});
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows does not remove a file that is being written.
  }
}
