import { firstJsonValue } from './first-json-value.js';
import { deepestNesting, tooDeep } from './json-syntax.js';

/**
 * Reads a request's body the way the API's clients rely on: only the first JSON value counts and trailing text is
 * ignored; an empty or cut-off body has its own message.
 *
 * @throws RequestBodyError with the text for the client.
 */
export function parseJsonBody(text: string): unknown {
  const value = parse(text);
  // A shorter text can't open and close that many arrays and objects.
  if (text.length > 2 * deepestNesting && isNestedDeeperThan(value, deepestNesting)) throw tooDeep();
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(firstJsonValue(text));
  }
}

/** Walks level by level, since a recursive walk would overflow the stack on just what it looks for. */
function isNestedDeeperThan(value: unknown, depth: number): boolean {
  let level = [value].filter(isContainer);
  for (let reached = 0; level.length > 0; reached += 1) {
    if (reached >= depth) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
