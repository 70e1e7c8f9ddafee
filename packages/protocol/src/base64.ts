const padding = '='.charCodeAt(0);

/**
 * Where a text stops being base64 (standard alphabet, padded, line breaks allowed).
 *
 * @returns the index of the byte that is wrong, or undefined where the whole text is base64.
 */
export function findBase64Error(text: string): number | undefined {
  // Nearly every text is plain base64: one native search, then only the padding is left to look at.
  const plainLength = text.search(/[^A-Za-z0-9+/]/);
  const end = plainLength < 0 ? text.length : plainLength;
  const rest = text.slice(end);
  if (end % 4 === 0 && rest === '') return undefined;
  if ((end % 4 === 2 && rest === '==') || (end % 4 === 3 && rest === '=')) return undefined;
  return findErrorByGroups(text);
}

/** The exact place, found by going through the groups of four characters. Only for texts that are not plain. */
function findErrorByGroups(text: string): number | undefined {
  let inGroup = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code)) continue;
    if (code === padding) return findPaddingError(text, at, inGroup);
    if (!isAlphabet(code)) return at;
    inGroup = (inGroup + 1) % 4;
  }
  return inGroup === 0 ? undefined : text.length - inGroup;
}

/** Checks the padding whose first `=` stands at `at`, after `inGroup` characters of its group. */
function findPaddingError(text: string, at: number, inGroup: number): number | undefined {
  if (inGroup < 2) return at;
  let next = skipLineBreaks(text, at + 1);
  if (inGroup === 2) {
    if (next >= text.length) return text.length;
    if (text.charCodeAt(next) !== padding) return next - 1;
    next = skipLineBreaks(text, next + 1);
  }
  return next < text.length ? next : undefined;
}

function skipLineBreaks(text: string, at: number): number {
  let index = at;
  while (index < text.length && isLineBreak(text.charCodeAt(index))) index += 1;
  return index;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** `A` to `Z`, `a` to `z`, `0` to `9`, `+`, `/`. */
function isAlphabet(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 47 && code <= 57) || code === 43;
}
