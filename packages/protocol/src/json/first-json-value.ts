import { RequestBodyError } from '../request-body-error.js';
import { endOfLiteral, endOfNumber, endOfString } from './json-scalars.js';
import { characterAt, deepestNesting, skipSpace, tooDeep, unexpectedCharacter, unexpectedEnd } from './json-syntax.js';

/** Where in an array or object the scan stands. */
type Place = 'array-start' | 'array-value' | 'array-next' | 'object-start' | 'object-key' | 'object-next';

/**
 * The text of the first JSON value in `text`, checked; whatever follows it is left alone.
 *
 * This is the slow path for bodies that `JSON.parse` refuses. It keeps its own stack, so that deep nesting can't
 * overflow the real one.
 *
 * @throws RequestBodyError that says what is wrong and where.
 */
export function firstJsonValue(text: string): string {
  const start = skipSpace(text, 0);
  if (start >= text.length) throw new RequestBodyError('missing-body', 'missing request body');
  return text.slice(start, endOfValue(text, start));
}

/** Index after the value that begins at `start`. */
function endOfValue(text: string, start: number): number {
  const open: Place[] = [];
  let at = beginValue(text, start, open);
  while (open.length > 0) at = step(text, skipSpace(text, at), open);
  return at;
}

/** Reads one scalar, or opens an array or object; returns the index after what was read. */
function beginValue(text: string, at: number, open: Place[]): number {
  if (at >= text.length) throw unexpectedEnd();
  const character = characterAt(text, at);
  if (character === '{' || character === '[') {
    open.push(character === '{' ? 'object-start' : 'array-start');
    if (open.length > deepestNesting) throw tooDeep();
    return at + 1;
  }
  if (character === '"') return endOfString(text, at);
  if (character === '-' || (character >= '0' && character <= '9')) return endOfNumber(text, at);
  if (character === 't') return endOfLiteral(text, at, 'true');
  if (character === 'f') return endOfLiteral(text, at, 'false');
  if (character === 'n') return endOfLiteral(text, at, 'null');
  throw unexpectedCharacter(character, 'looking for beginning of value');
}

/** Goes on inside the innermost array or object; returns the index after what was read. */
function step(text: string, at: number, open: Place[]): number {
  if (at >= text.length) throw unexpectedEnd();
  const top = open.length - 1;
  switch (open[top]) {
    case 'array-start':
    case 'array-value':
      if (open[top] === 'array-start' && text[at] === ']') return close(at, open);
      open[top] = 'array-next';
      return beginValue(text, at, open);
    case 'array-next':
      if (text[at] === ']') return close(at, open);
      if (text[at] !== ',') throw unexpectedCharacter(characterAt(text, at), 'after array element');
      open[top] = 'array-value';
      return at + 1;
    case 'object-start':
    case 'object-key':
      if (open[top] === 'object-start' && text[at] === '}') return close(at, open);
      open[top] = 'object-next';
      return beginValue(text, endOfKey(text, at), open);
    default:
      if (text[at] === '}') return close(at, open);
      if (text[at] !== ',') throw unexpectedCharacter(characterAt(text, at), 'after object key:value pair');
      open[top] = 'object-key';
      return at + 1;
  }
}

function close(at: number, open: Place[]): number {
  open.pop();
  return at + 1;
}

/** Reads a key and its colon; returns the index where the value begins. */
function endOfKey(text: string, at: number): number {
  if (text[at] !== '"') throw unexpectedCharacter(characterAt(text, at), 'looking for beginning of object key string');
  const colon = skipSpace(text, endOfString(text, at));
  if (colon >= text.length) throw unexpectedEnd();
  if (text[colon] !== ':') throw unexpectedCharacter(characterAt(text, colon), 'after object key');
  return skipSpace(text, colon + 1);
}
