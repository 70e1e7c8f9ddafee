import { conjoin } from './conjoin.js';
import { checkKeywords } from './refused-keywords.js';
import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';
import { isObject, listOf, resolveReference, type SchemaObject } from './schema-reader.js';

/** One way to satisfy a schema. */
export interface Alternative {
  /** Without references and combinations at its top. */
  readonly schema: SchemaObject;

  /** `oneOf` asks that a value satisfies none of these. */
  readonly never: readonly SchemaObject[];
}

/** More alternatives make grammars that llama.cpp takes long to read. */
const mostAlternatives = 1000;

/** Looks at parts of one schema. References within `allOf` can multiply a short schema without end. */
const mostLooks = 50_000;

/** How often parts of a schema were looked at, by the schema. */
const looks = new WeakMap<object, number>();

/**
 * All ways to satisfy a schema: references are followed, `allOf` is merged, and for each alternative of `anyOf` and
 * `oneOf` there is one schema together with everything that stands beside. Empty where nothing satisfies it.
 *
 * @param references those that were followed to get here.
 */
export function alternativesOf(schema: unknown, root: unknown, references: readonly string[] = []): Alternative[] {
  if (schema === true) return [{ schema: {}, never: [] }];
  if (schema === false) return [];
  if (!isObject(schema)) throw schemaProblem(JSON.stringify(schema), 'is no schema');
  countLook(root);
  checkKeywords(schema);
  if (schema !== root && typeof schema['$id'] === 'string')
    throw schemaProblem('$id', 'inside a schema is not followed');
  const { $ref: reference, allOf: _allOf, anyOf: _anyOf, oneOf: _oneOf, const: constant, ...own } = schema;
  let found: Alternative[] = [{ schema: upToDate(own), never: [] }];
  if (constant !== undefined) found = combine(found, [{ schema: { enum: [constant] }, never: [] }]);
  const applied: Alternative[][] = [];
  if (reference !== undefined) applied.push(referenced(reference, root, references));
  for (const part of listOf(schema, 'allOf') ?? []) applied.push(alternativesOf(part, root, references));
  // Properties keep their order: what is written before `properties` in the schema also comes before them in the output.
  const before = comesBeforeProperties(schema);
  for (const part of before ? applied.toReversed() : applied)
    found = before ? combine(part, found) : combine(found, part);
  const any = branchesOf(schema, 'anyOf', root, references);
  if (any !== undefined) found = combine(found, any.flat());
  const one = branchesOf(schema, 'oneOf', root, references);
  if (one !== undefined) found = combine(found, exactlyOne(one));
  return found;
}

function countLook(root: unknown): void {
  if (typeof root !== 'object' || root === null) return;
  const count = (looks.get(root) ?? 0) + 1;
  looks.set(root, count);
  if (count > mostLooks) throw schemaProblem('nesting', 'of references and combinations takes too long to follow');
}

function referenced(reference: unknown, root: unknown, references: readonly string[]): Alternative[] {
  if (typeof reference !== 'string') throw schemaProblem('$ref', 'must be a text');
  if (references.includes(reference)) throw schemaProblem('$ref', `${reference} leads back to itself`);
  return alternativesOf(resolveReference(root, reference), root, [...references, reference]);
}

function comesBeforeProperties(schema: SchemaObject): boolean {
  const keywords = Object.keys(schema);
  const properties = keywords.indexOf('properties');
  return keywords.findIndex((keyword) => keyword === 'allOf' || keyword === '$ref') < properties;
}

function branchesOf(
  schema: SchemaObject,
  keyword: 'anyOf' | 'oneOf',
  root: unknown,
  references: readonly string[],
): Alternative[][] | undefined {
  const branches = listOf(schema, keyword);
  if (branches?.length === 0) throw schemaProblem(keyword, 'is an empty list');
  return branches?.map((branch) => alternativesOf(branch, root, references));
}

function exactlyOne(branches: readonly Alternative[][]): Alternative[] {
  return branches.flatMap((branch, index) => {
    const others = branches.toSpliced(index, 1).flatMap((other) => other.map(({ schema }) => schema));
    return branch.map(({ schema, never }) => ({ schema, never: [...never, ...others] }));
  });
}

/** Each of the first with each of the second, as far as values can satisfy both. */
function combine(first: readonly Alternative[], second: readonly Alternative[]): Alternative[] {
  if (first.length * second.length > mostAlternatives)
    throw schemaProblem('anyOf', `and oneOf together make more than ${mostAlternatives} alternatives`);
  return first.flatMap((one) => second.flatMap((other) => together(one, other)));
}

function together(one: Alternative, other: Alternative): Alternative[] {
  try {
    return [{ schema: conjoin(one.schema, other.schema), never: [...one.never, ...other.never] }];
  } catch (error) {
    if (error instanceof UnsatisfiableSchemaError) return [];
    throw error;
  }
}

/** The keywords of older drafts in their present form. */
function upToDate(schema: SchemaObject): SchemaObject {
  const { items, additionalItems, ...rest } = schema;
  const current: Record<string, unknown> = Array.isArray(items)
    ? { ...rest, prefixItems: items, items: additionalItems ?? false }
    : { ...schema };
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (current[exclusive] === true) {
      current[exclusive] = current[bound];
      delete current[bound];
    } else if (current[exclusive] === false) delete current[exclusive];
    if (current[exclusive] === undefined) delete current[exclusive];
  }
  return current;
}
