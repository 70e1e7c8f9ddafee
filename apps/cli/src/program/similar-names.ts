/** The names that a mistyped word may have meant: it is their beginning, or one or two edits (not most of it) away. */
export function similarNames(word: string, names: readonly string[]): string[] {
  const wanted = word.toLowerCase();
  return names.filter((name) => {
    const distance = editDistance(wanted, name);
    return name.startsWith(wanted) || (distance <= 2 && distance * 2 <= Math.max(wanted.length, name.length));
  });
}

/** The number of characters to insert, delete or replace to turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
