import { quote } from '../syntax/quote.js';
import { GoList, GoMap, GoStruct, typeName, type GoStringer, type GoValue } from '../values/go-values.js';
import { pad, plainDirective, type Directive } from './directive.js';
import { formatFloatValue, formatInteger } from './format-number.js';

/** Prints a value under a directive, as Go's fmt package does; a verb that does not fit gives `%!d(string=x)`. */
export function formatValue(value: GoValue, directive: Directive): string {
  if (directive.verb === 'T') return formatString(typeName(value), { ...directive, verb: 's' }) ?? '';
  if (value === undefined || value === null) {
    return directive.verb === 'v' ? pad('<nil>', directive) : `%!${directive.verb}(<nil>)`;
  }
  return formatPresent(value, directive) ?? badVerb(value, directive);
}

function badVerb(value: GoValue, directive: Directive): string {
  return `%!${directive.verb}(${typeName(value)}=${formatValue(value, { ...directive, verb: 'v' })})`;
}

function formatPresent(value: NonNullable<GoValue>, directive: Directive): string | undefined {
  if (value instanceof GoList || value instanceof GoMap || value instanceof GoStruct) {
    return formatWithStringer(value.print, directive) ?? formatComposite(value, directive);
  }
  switch (typeof value) {
    case 'boolean':
      return 'tv'.includes(directive.verb) ? pad(String(value), directive) : undefined;
    case 'string':
      return formatString(value, directive);
    case 'bigint':
      return formatInteger(value, directive);
    case 'number':
      return formatFloatValue(value, directive);
    default:
      return directive.verb === 'v' ? pad('0x1', directive) : undefined;
  }
}

function formatWithStringer(print: GoStringer | undefined, directive: Directive): string | undefined {
  const applies = print !== undefined && 'vsxXq'.includes(directive.verb) && !directive.asSource;
  return applies
    ? formatString(print(), { ...directive, verb: directive.verb === 'v' ? 's' : directive.verb })
    : undefined;
}

function formatComposite(value: GoList | GoMap | GoStruct, directive: Directive): string {
  const isSource = directive.asSource;
  const [separator, open, close] = isSource ? [', ', '{', '}'] : [' ', '[', ']'];
  const item = (element: GoValue): string => {
    if (element !== undefined && element !== null) return formatValue(element, directive);
    return isSource ? 'interface {}(nil)' : '<nil>';
  };
  if (value instanceof GoList) {
    return `${isSource ? value.typeName : ''}${open}${value.items.map(item).join(separator)}${close}`;
  }
  if (value instanceof GoMap) {
    const entries = value.sortedKeys().map((key) => `${formatValue(key, directive)}:${item(value.entries.get(key))}`);
    return `${isSource ? value.typeName : 'map'}${open}${entries.join(separator)}${close}`;
  }
  const named = isSource || directive.fieldNames;
  const fields = [...value.fields].map(([name, field]) => (named ? `${name}:` : '') + item(field));
  return `${isSource ? value.typeName : ''}{${fields.join(separator)}}`;
}

function formatString(value: string, directive: Directive): string | undefined {
  const cut = directive.precision === undefined ? value : [...value].slice(0, directive.precision).join('');
  switch (directive.verb) {
    case 'v':
      return pad(directive.asSource ? quote(cut) : cut, directive);
    case 's':
      return pad(cut, directive);
    case 'q': {
      const raw = directive.sharp && !/[`\u0000-\u0008\u000a-\u001f\u007f\ufeff]/.test(cut);
      return pad(raw ? `\`${cut}\`` : quote(cut, '"', directive.plus), directive);
    }
    case 'x':
    case 'X':
      return pad(formatBytes(value, directive), directive);
    default:
      return undefined;
  }
}

function formatBytes(value: string, { verb, sharp, space, precision }: Directive): string {
  const bytes = [...new TextEncoder().encode(value)].slice(0, precision);
  const prefix = verb === 'X' ? '0X' : '0x';
  const digits = bytes.map((byte) => {
    const text = byte.toString(16).padStart(2, '0');
    return verb === 'X' ? text.toUpperCase() : text;
  });
  if (space) return digits.map((text) => (sharp ? prefix : '') + text).join(' ');
  return (sharp && digits.length > 0 ? prefix : '') + digits.join('');
}

/** Prints one value as a template's action does. */
export function printValue(value: GoValue): string {
  return value === undefined ? '<no value>' : formatValue(value, plainDirective);
}

/** Go's `fmt.Sprint`: a space between two neighbours neither of which is a string. */
export function print(values: readonly GoValue[]): string {
  let result = '';
  for (const [index, value] of values.entries()) {
    if (index > 0 && typeof value !== 'string' && typeof values[index - 1] !== 'string') result += ' ';
    result += formatValue(value, plainDirective);
  }
  return result;
}

/** Go's `fmt.Sprintln`: spaces between all values and a newline at the end. */
export function printLine(values: readonly GoValue[]): string {
  return `${values.map((value) => formatValue(value, plainDirective)).join(' ')}\n`;
}
