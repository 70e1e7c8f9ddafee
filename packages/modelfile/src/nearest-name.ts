import { distance } from 'fastest-levenshtein';

/**
 * The name that a mistyped word most likely means: one that it is the beginning of, or the nearest by one or two edits,
 * but not by most of the word.
 */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const [nearest] = names
    .map((name) => ({ name, edits: isBeginning(wanted, name) ? 0 : distance(wanted, name) }))
    .filter(({ name, edits }) => edits <= 2 && edits * 2 <= Math.max(wanted.length, name.length))
    .sort((one, other) => one.edits - other.edits);
  return nearest?.name;
}

/** Short words are the beginning of too much. */
function isBeginning(word: string, name: string): boolean {
  return word.length > 2 && name.startsWith(word);
}
