import { schemaProblem } from './schema-problem.js';
import { isObject, listOf, objectOf, resolveReference, type SchemaObject } from './schema-reader.js';

const combinations = ['anyOf', 'oneOf', 'not', 'if'] as const;

/** One schema that stands for a schema with `allOf`: properties and required names together, other keywords of all parts. */
export function mergeAllOf(schema: SchemaObject, root: unknown): SchemaObject {
  const { allOf: _, ...own } = schema;
  const parts = (listOf(schema, 'allOf') ?? []).map((part) => resolvePart(part, root));
  return [...parts, own].reduce((merged, part) => mergeTwo(merged, part), {});
}

function resolvePart(part: unknown, root: unknown): SchemaObject {
  let resolved = part;
  const seen = new Set<string>();
  while (isObject(resolved) && typeof resolved['$ref'] === 'string') {
    if (seen.has(resolved['$ref'])) throw schemaProblem('$ref', `${resolved['$ref']} leads back to itself`);
    seen.add(resolved['$ref']);
    resolved = resolveReference(root, resolved['$ref']);
  }
  if (resolved === true) return {};
  if (!isObject(resolved)) throw schemaProblem('allOf', 'must be a list of schemas');
  const found = resolved;
  const combination = combinations.find((keyword) => keyword in found);
  if (combination !== undefined) throw schemaProblem('allOf', `with ${combination} inside can't be expressed`);
  return 'allOf' in found ? mergeAllOf(found, root) : found;
}

function mergeTwo(first: SchemaObject, second: SchemaObject): SchemaObject {
  const properties = { ...objectOf(first, 'properties'), ...objectOf(second, 'properties') };
  const required = [...(listOf(first, 'required') ?? []), ...(listOf(second, 'required') ?? [])];
  return {
    ...first,
    ...second,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}
