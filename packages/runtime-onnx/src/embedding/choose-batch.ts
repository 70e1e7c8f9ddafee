/** Tokens that one step computes, padding included. More make no text faster on a CPU, and let short requests wait longer. */
export const mostTokensOfBatch = 512;

/** The shortest text of a batch has at least this share of the longest one's tokens: the rest would be padding. */
const leastFill = 0.8;

/** Texts of fewer tokens than this are put together whatever their lengths: a step costs more than the padding. */
const short = 16;

/**
 * Chooses which waiting texts are computed together. The one that waited longest is always among them, with those nearest to it
 * in length.
 *
 * @param lengths tokens of each waiting text, in the order in which they came; at least one.
 * @returns their indexes.
 */
export function chooseBatch(lengths: readonly number[]): number[] {
  const [first = 0] = lengths;
  const near = [...lengths.keys()]
    .filter((index) => suits(lengths[index] ?? 0, first))
    .sort((a, b) => distance(a) - distance(b) || a - b);
  const chosen: number[] = [];
  let longest = 0;
  for (const index of near) {
    const longer = Math.max(longest, lengths[index] ?? 0);
    if (chosen.length > 0 && longer * (chosen.length + 1) > mostTokensOfBatch) break;
    longest = longer;
    chosen.push(index);
  }
  return chosen;

  function distance(index: number): number {
    return Math.abs((lengths[index] ?? 0) - first);
  }
}

function suits(length: number, first: number): boolean {
  const [shorter, longer] = length < first ? [length, first] : [first, length];
  return longer <= short || shorter >= longer * leastFill;
}
