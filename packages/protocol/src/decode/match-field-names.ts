import { z } from 'zod';

import { RequestBodyError } from '../request-body-error.js';
import { innerSchema } from './schema-parts.js';

/** Known objects (a tool's parameters) may be nested this deep; schemas are checked by recursion. */
const deepestKnownNesting = 200;

/** The schema's field names in lower case and as they are spelled, made once for each schema. */
const namesBySchema = new WeakMap<z.core.$ZodType, ReadonlyMap<string, string>>();

/**
 * Renames the fields of every object that the schema knows to the schema's spelling, without regard to case; the last
 * of several wins. Fields that are null or unknown are left out. Free maps keep their keys.
 *
 * @throws RequestBodyError where known objects are nested too deeply.
 */
export function matchFieldNames(schema: z.core.$ZodType, value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepestKnownNesting) throw new RequestBodyError('too-deep', 'exceeded max depth');

  const inner = innerSchema(schema);
  if (Array.isArray(value)) {
    if (!(inner instanceof z.ZodArray)) return value;
    return value.map((element: unknown) => matchFieldNames(inner.element, element ?? emptyElement(inner), depth + 1));
  }
  if (inner instanceof z.ZodObject) return matchObject(inner, value, depth);
  if (inner instanceof z.ZodRecord && innerSchema(inner.valueType) instanceof z.ZodObject) {
    const entries = Object.entries(value).map(([key, entry]) => [
      key,
      matchFieldNames(inner.valueType, entry ?? {}, depth + 1),
    ]);
    return Object.fromEntries(entries);
  }
  return value;
}

function matchObject(schema: z.ZodObject, value: object, depth: number): Record<string, unknown> {
  const names = namesOf(schema);
  const matched: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const name = names.get(key.toLowerCase());
    const child = name === undefined ? undefined : schema.shape[name];
    if (name === undefined || child === undefined || field === null || field === undefined) continue;
    matched[name] = matchFieldNames(child, field, depth + 1);
  }
  return matched;
}

/** What a null in an array stands for: a message without fields, an empty text, 0. */
function emptyElement(array: z.ZodArray): unknown {
  const element = innerSchema(array.element);
  if (element instanceof z.ZodObject) return {};
  if (element instanceof z.ZodString) return '';
  return element instanceof z.ZodNumber ? 0 : null;
}

function namesOf(schema: z.ZodObject): ReadonlyMap<string, string> {
  const known = namesBySchema.get(schema);
  if (known !== undefined) return known;
  const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  namesBySchema.set(schema, names);
  return names;
}
