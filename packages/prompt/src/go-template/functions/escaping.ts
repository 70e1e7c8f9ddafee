import { print } from '../format/format-value.js';
import { isPrintable } from '../syntax/quote.js';
import type { GoValue } from '../values/go-values.js';
import type { TemplateFunction } from './go-function.js';

/** The text of the values together; nothing at all counts as `<no value>`. */
function joined(values: readonly GoValue[]): string {
  const [only] = values;
  if (values.length === 1 && typeof only === 'string') return only;
  return print(values.map((value) => (value === undefined || value === null ? '<no value>' : value)));
}

const htmlEscapes: Readonly<Record<string, string>> = {
  '\0': '\uFFFD',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[\0"'&<>]/g, (character) => htmlEscapes[character] ?? character);
}

function escapeJavaScriptCharacter(character: string): string {
  if (`\\'"`.includes(character)) return `\\${character}`;
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint >= 0x80 && isPrintable(character)) return character;
  return `\\u${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function escapeJavaScript(text: string): string {
  return text.replaceAll(/[\\'"<>&=\u0000-\u001f\u0080-\u{10ffff}]/gu, escapeJavaScriptCharacter);
}

function escapeUrlQuery(text: string): string {
  const escaped = encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%20', '+');
  return escaped.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `html js urlquery`. */
export const escapingFunctions: Readonly<Record<string, TemplateFunction>> = {
  html: { parameters: [], rest: 'any', call: (...values) => escapeHtml(joined(values)) },
  js: { parameters: [], rest: 'any', call: (...values) => escapeJavaScript(joined(values)) },
  urlquery: { parameters: [], rest: 'any', call: (...values) => escapeUrlQuery(joined(values)) },
};
