import type { QuantizeOrder } from '../messages.js';

/** Lines of native code with the names of the order's files taken out, so that they can be shown to a client. */
export function withoutPaths(lines: readonly string[], order: QuantizeOrder): string[] {
  return lines.map((line) =>
    line.replaceAll(order.sourcePath, 'the source').replaceAll(order.targetName, 'the target'),
  );
}
