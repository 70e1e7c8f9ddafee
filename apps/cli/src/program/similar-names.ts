import { distance } from 'fastest-levenshtein';

/** The names that a mistyped word may have meant: it is their beginning, or one or two edits (not most of it) away. */
export function similarNames(word: string, names: readonly string[]): string[] {
  const wanted = word.toLowerCase();
  return names.filter((name) => {
    const edits = distance(wanted, name);
    return name.startsWith(wanted) || (edits <= 2 && edits * 2 <= Math.max(wanted.length, name.length));
  });
}
