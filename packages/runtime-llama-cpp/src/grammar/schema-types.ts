import { schemaProblem } from './schema-problem.js';
import { listOf, type SchemaObject } from './schema-reader.js';

/** The types of JSON values that a schema can name. */
export type TypeName = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** All of them that do not overlap: each integer is a number. */
export const allTypes: readonly TypeName[] = ['object', 'array', 'string', 'number', 'boolean', 'null'];

const names: ReadonlySet<unknown> = new Set<TypeName>([...allTypes, 'integer']);

/** The types that a schema names; undefined where it has no `type`. */
export function typesOf(schema: SchemaObject): readonly TypeName[] | undefined {
  const { type } = schema;
  if (type === undefined) return undefined;
  const types = typeof type === 'string' ? [type] : (listOf(schema, 'type') ?? []);
  const unknown = types.find((name) => !names.has(name));
  if (unknown !== undefined) throw schemaProblem('type', `${JSON.stringify(unknown)} is unknown`);
  if (types.length === 0) throw schemaProblem('type', 'is an empty list');
  return types as TypeName[];
}

/** The types that two lists have in common. */
export function commonTypes(first: readonly TypeName[], second: readonly TypeName[]): TypeName[] {
  const common = first.flatMap((name) => {
    if (second.includes(name)) return [name];
    if (name === 'integer' && second.includes('number')) return [name];
    return name === 'number' && second.includes('integer') ? ['integer' as const] : [];
  });
  return [...new Set(common)];
}

const keywordsOfTypes: readonly (readonly [type: TypeName, keywords: readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'required', 'propertyNames', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/**
 * The type of a schema that names none but uses keywords of one type. JSON Schema would allow all other types then; who
 * writes such a schema means the one.
 */
export function impliedType(schema: SchemaObject): TypeName | undefined {
  return keywordsOfTypes.find(([, keywords]) => keywords.some((keyword) => keyword in schema))?.[0];
}

/** Whether a value is of a type. */
export function isOfType(value: unknown, type: TypeName): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
