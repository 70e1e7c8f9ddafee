import { GoList, GoMap, GoStruct, type GoValue } from '../values/go-values.js';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

function escapeCharacter(character: string): string {
  return escapes[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

function jsonString(text: string): string {
  const wellFormed = text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return `"${wellFormed.replaceAll(/["\\\u0000-\u001f<>&\u2028\u2029]/g, escapeCharacter)}"`;
}

/**
 * Writes a value as Go's `json.Marshal` does: no spaces, map keys sorted, `<`, `>` and `&` escaped. What JSON can't
 * hold (NaN, a function) gives an empty text.
 */
export function toGoJson(value: GoValue): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof GoList) return value.isNil ? 'null' : `[${value.items.map(toGoJson).join(',')}]`;
  if (value instanceof GoMap) {
    return jsonObject(value.sortedKeys().map((key) => [key, value.entries.get(key)] as const));
  }
  if (value instanceof GoStruct) return jsonObject(value.json);
  switch (typeof value) {
    case 'string':
      return jsonString(value);
    case 'number':
      return Number.isFinite(value) ? numberText(value) : '';
    case 'function':
      return '';
    default:
      return String(value);
  }
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

function jsonObject(entries: readonly (readonly [string, GoValue])[]): string {
  return `{${entries.map(([key, value]) => `${jsonString(key)}:${toGoJson(value)}`).join(',')}}`;
}
