import { schemaProblem } from './schema-problem.js';

/** A schema that is an object. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and so may be a schema or a list of properties. */
export function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A keyword's value that has to be a list. */
export function listOf(schema: SchemaObject, keyword: string): readonly unknown[] | undefined {
  const value = schema[keyword];
  if (value === undefined || Array.isArray(value)) return value;
  throw schemaProblem(keyword, 'must be a list');
}

/** A keyword's value that has to be an object. */
export function objectOf(schema: SchemaObject, keyword: string): SchemaObject | undefined {
  const value = schema[keyword];
  if (value === undefined || isObject(value)) return value;
  throw schemaProblem(keyword, 'must be an object');
}

/** A keyword's value that has to be a whole number, 0 or more. */
export function countOf(schema: SchemaObject, keyword: string): number | undefined {
  const value = schema[keyword];
  if (value === undefined || (Number.isInteger(value) && (value as number) >= 0)) return value as number | undefined;
  throw schemaProblem(keyword, 'must be a whole number, 0 or more');
}

/** A keyword's value that has to be a number. */
export function numberOf(schema: SchemaObject, keyword: string): number | undefined {
  const value = schema[keyword];
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw schemaProblem(keyword, 'must be a number');
}

/** Whether two JSON values are equal; the order of properties doesn't count. */
export function sameJson(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (Array.isArray(first) || Array.isArray(second)) {
    if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false;
    return first.every((element, index) => sameJson(element, second[index]));
  }
  if (!isObject(first) || !isObject(second)) return false;
  const names = Object.keys(first);
  if (names.length !== Object.keys(second).length) return false;
  return names.every((name) => Object.hasOwn(second, name) && sameJson(first[name], second[name]));
}

/** The part of a schema that a reference like `#/$defs/name` points to (RFC 6901). */
export function resolveReference(root: unknown, reference: string): unknown {
  if (reference !== '#' && !reference.startsWith('#/'))
    throw schemaProblem('$ref', `${reference} points out of the schema`);
  let found = root;
  for (const part of reference.split('/').slice(1)) {
    const key = decodePart(part, reference).replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) || Array.isArray(found) ? (found as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  if (found === undefined) throw schemaProblem('$ref', `${reference} points to nothing`);
  return found;
}

function decodePart(part: string, reference: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw schemaProblem('$ref', `${reference} has an escape that can't be read`);
  }
}
