import { allowsValue } from './allows-value.js';
import { alternativesOf } from './alternatives.js';
import { propertySchema } from './conjoin.js';
import { countOf, listOf, numberOf, objectOf, type SchemaObject } from './schema-reader.js';
import { allTypes, commonTypes, impliedType, typesOf, type TypeName } from './schema-types.js';

/** Properties within properties that are looked at; schemas may refer to themselves. */
const deepestLook = 4;

/**
 * Whether it can be shown that nothing written for one schema satisfies another one. `oneOf` needs that: a grammar can
 * write any of several forms, but not check what it wrote against the others.
 */
export function neverBoth(written: SchemaObject, other: SchemaObject, root: unknown, depth = 0): boolean {
  const [values, otherValues] = [listOf(written, 'enum'), listOf(other, 'enum')];
  if (values !== undefined)
    return values.every((value) => !allowsValue(written, value, root) || !allowsValue(other, value, root));
  if (otherValues !== undefined) return otherValues.every((value) => !allowsValue(written, value, root));
  const implied = impliedType(written);
  const types = typesOf(written) ?? (implied === undefined ? allTypes : [implied]);
  return commonTypes(types, typesOf(other) ?? allTypes).every((type) => differ(type, written, other, root, depth));
}

function differ(type: TypeName, written: SchemaObject, other: SchemaObject, root: unknown, depth: number): boolean {
  if (type === 'object') return objectsDiffer(written, other, root, depth);
  if (type === 'array') return countsDiffer(written, other, 'minItems', 'maxItems');
  if (type === 'string') return countsDiffer(written, other, 'minLength', 'maxLength');
  return (type === 'integer' || type === 'number') && numbersDiffer(written, other);
}

function objectsDiffer(written: SchemaObject, other: SchemaObject, root: unknown, depth: number): boolean {
  const [required, otherRequired] = [namesOf(written), namesOf(other)];
  if (otherRequired.some((name) => !required.includes(name) && isNeverWritten(written, name))) return true;
  if (depth === deepestLook) return false;
  return required.some((name) => {
    const there = propertySchema(other, name);
    return there !== undefined && schemasDiffer(propertySchema(written, name) ?? true, there, root, depth + 1);
  });
}

function namesOf(schema: SchemaObject): readonly string[] {
  return (listOf(schema, 'required') ?? []) as readonly string[];
}

/** Properties that are not described are left out, unless any object may be written. */
function isNeverWritten(schema: SchemaObject, name: string): boolean {
  const properties = objectOf(schema, 'properties') ?? {};
  const { additionalProperties, required } = schema;
  if (Object.hasOwn(properties, name)) return properties[name] === false;
  if (additionalProperties === false) return true;
  return additionalProperties === undefined && (Object.keys(properties).length > 0 || required !== undefined);
}

function schemasDiffer(written: unknown, other: unknown, root: unknown, depth: number): boolean {
  const others = alternativesOf(other, root);
  return alternativesOf(written, root).every((one) =>
    others.every(({ schema }) => neverBoth(one.schema, schema, root, depth)),
  );
}

function countsDiffer(one: SchemaObject, other: SchemaObject, least: string, most: string): boolean {
  return (
    (countOf(one, most) ?? Infinity) < (countOf(other, least) ?? 0) ||
    (countOf(other, most) ?? Infinity) < (countOf(one, least) ?? 0)
  );
}

function numbersDiffer(one: SchemaObject, other: SchemaObject): boolean {
  return isBelow(one, other) || isBelow(other, one);
}

/** Whether all numbers of the first are smaller than all of the second. */
function isBelow(first: SchemaObject, second: SchemaObject): boolean {
  const [most, least] = [numberOf(first, 'maximum') ?? Infinity, numberOf(second, 'minimum') ?? -Infinity];
  const [below, above] = [
    numberOf(first, 'exclusiveMaximum') ?? Infinity,
    numberOf(second, 'exclusiveMinimum') ?? -Infinity,
  ];
  return most < least || below <= least || most <= above || below <= above;
}
