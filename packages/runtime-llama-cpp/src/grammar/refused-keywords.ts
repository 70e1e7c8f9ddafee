import { schemaProblem } from './schema-problem.js';
import { isObject, type SchemaObject } from './schema-reader.js';

/** No grammar can follow these, whatever the type is. Those of a single type are looked at where that type is converted. */
const refused = [
  'not',
  'if',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
  'unevaluatedProperties',
  'unevaluatedItems',
  '$dynamicRef',
  '$recursiveRef',
] as const;

/**
 * Refuses what a grammar can't express, rather than writing an output that misses it. Keywords that JSON Schema doesn't
 * know are annotations (core specification, section 6.5).
 *
 * @throws InvalidRequestError that names the keyword.
 */
export function checkKeywords(schema: SchemaObject): void {
  const keyword = refused.find((name) => name in schema && !saysNothing(name, schema[name]));
  if (keyword !== undefined)
    throw schemaProblem(keyword, "can't be expressed by a grammar; describe the allowed values instead");
}

function saysNothing(keyword: string, value: unknown): boolean {
  if (keyword.startsWith('unevaluated')) return value === true;
  return isObject(value) && Object.keys(value).length === 0 && /^(patternP|depend)/.test(keyword);
}
