const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const escapeNames: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Escapes that stand for a number: their form, and whether the number is a byte or a character. */
const numericEscape = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))/;

/**
 * Reads a Go string literal, `"..."` or a raw one in backquotes, or a character constant in single quotes.
 * Gives undefined where Go says `invalid syntax`. Bytes that are no UTF-8 become U+FFFD.
 */
export function unquote(literal: string): string | undefined {
  const quote = literal[0];
  if (literal.length < 2 || quote === undefined || !literal.endsWith(quote)) return undefined;
  const body = literal.slice(1, -1);
  if (quote === '`') return body.replaceAll('\r', '');
  const bytes: number[] = [];
  let rest = body;
  while (rest.length > 0) {
    const step = readCharacter(rest, quote);
    if (step === undefined) return undefined;
    if (step.byte === undefined) bytes.push(...encoder.encode(step.text));
    else bytes.push(step.byte);
    rest = rest.slice(step.length);
  }
  return decoder.decode(Uint8Array.from(bytes));
}

interface CharacterStep {
  readonly text: string;
  readonly byte?: number;
  readonly length: number;
}

function readCharacter(rest: string, quote: string): CharacterStep | undefined {
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (first === quote || first === '\n') return undefined;
  if (first !== '\\') return { text: first, length: first.length };
  const name = rest[1];
  if (name === undefined) return undefined;
  const simple = name === quote ? quote : simpleEscapes[name];
  if (simple !== undefined) return { text: simple, length: 2 };
  const numeric = numericEscape.exec(rest.slice(1));
  if (numeric === null) return undefined;
  const length = 1 + numeric[0].length;
  const byte = numeric[1] ?? numeric[4];
  if (byte !== undefined) {
    const value = Number.parseInt(byte, numeric[1] === undefined ? 8 : 16);
    return { text: String.fromCodePoint(value), byte: value, length };
  }
  const codePoint = Number.parseInt(numeric[2] ?? numeric[3] ?? '', 16);
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
  return { text: String.fromCodePoint(codePoint), length };
}

/** Whether Go's `unicode.IsPrint` holds: letters, marks, numbers, punctuation, symbols and the ASCII space. */
export function isPrintable(character: string): boolean {
  return character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
}

/** Writes a Go string literal, as `%q` and `strconv.Quote` do; `asciiOnly` escapes everything beyond ASCII (`%+q`). */
export function quote(text: string, mark: '"' | "'" = '"', asciiOnly = false): string {
  let result = mark as string;
  for (const character of text) result += escapeCharacter(character, mark, asciiOnly);
  return result + mark;
}

function escapeCharacter(character: string, mark: string, asciiOnly: boolean): string {
  if (character === mark) return `\\${mark}`;
  const named = escapeNames[character];
  if (named !== undefined) return named;
  const codePoint = character.codePointAt(0) ?? 0;
  if (asciiOnly ? codePoint >= 0x20 && codePoint < 0x7f : isPrintable(character)) return character;
  if (codePoint < 0x20 || codePoint === 0x7f) return `\\x${hex(codePoint, 2)}`;
  return codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** A character as Go's `%#U` writes it: `U+0040 '@'`. */
export function describeCharacter(character: string): string {
  const name = `U+${hex(character.codePointAt(0) ?? 0, 4).toUpperCase()}`;
  return isPrintable(character) ? `${name} '${character}'` : name;
}
