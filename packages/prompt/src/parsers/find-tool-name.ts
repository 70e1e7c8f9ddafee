/** Where a tool's name stands in a text. */
export interface ToolNameMatch {
  readonly name: string;

  /** Right after the name. */
  readonly end: number;
}

/**
 * Finds the earliest name of a tool in a text, the longest of several at the same place. Unless the text is complete,
 * gives nothing while the text ends in the start of a name, which more text could make another one.
 */
export function findToolName(text: string, names: readonly string[], isComplete: boolean): ToolNameMatch | undefined {
  if (!isComplete && endsInStartOfName(text, names)) return undefined;
  let found: { readonly name: string; readonly start: number } | undefined;
  for (const name of names) {
    const start = name === '' ? -1 : text.indexOf(name);
    if (start === -1) continue;
    const isBetter =
      found === undefined || start < found.start || (start === found.start && name.length > found.name.length);
    if (isBetter) found = { name, start };
  }
  return found === undefined ? undefined : { name: found.name, end: found.start + found.name.length };
}

function endsInStartOfName(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let length = 1; length < name.length && length <= text.length; length += 1) {
      if (text.endsWith(name.slice(0, length))) return true;
    }
    return false;
  });
}
