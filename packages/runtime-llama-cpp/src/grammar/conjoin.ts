import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';
import { isObject, listOf, numberOf, objectOf, sameJson, type SchemaObject } from './schema-reader.js';
import { commonTypes, typesOf } from './schema-types.js';

/**
 * One schema for the values that two schemas allow both. Neither has references or combinations at its top.
 *
 * @throws UnsatisfiableSchemaError where no value can satisfy both.
 * @throws InvalidRequestError where both together can't be written as one.
 */
export function conjoin(first: SchemaObject, second: SchemaObject): SchemaObject {
  const merged: Record<string, unknown> = { ...first, ...second };
  for (const keyword of Object.keys(first)) {
    if (keyword in second) merged[keyword] = both(keyword, first, second);
  }
  const objects = { ...mergeProperties(first, second), ...mergeElements(first, second) };
  return { ...merged, ...objects };
}

function both(keyword: string, first: SchemaObject, second: SchemaObject): unknown {
  const [one, other] = [first[keyword], second[keyword]];
  if (sameJson(one, other)) return one;
  switch (keyword) {
    case 'type':
      return bothTypes(first, second);
    case 'enum': {
      const values = (listOf(first, 'enum') ?? []).filter((value) =>
        listOf(second, 'enum')?.some((allowed) => sameJson(value, allowed)),
      );
      if (values.length === 0) throw new UnsatisfiableSchemaError('enum', 'leaves no value');
      return values;
    }
    case 'required':
      return [...new Set([...(listOf(first, keyword) ?? []), ...(listOf(second, keyword) ?? [])])];
    case 'minLength':
    case 'minItems':
    case 'minProperties':
    case 'minimum':
    case 'exclusiveMinimum':
      return Math.max(numberOf(first, keyword) ?? 0, numberOf(second, keyword) ?? 0);
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
    case 'maximum':
    case 'exclusiveMaximum':
      return Math.min(numberOf(first, keyword) ?? 0, numberOf(second, keyword) ?? 0);
    case 'uniqueItems':
      return true;
    case 'pattern':
    case 'format':
    case 'multipleOf':
    case 'contains':
    case 'propertyNames':
      throw schemaProblem(keyword, "can't be expressed where two different ones apply to the same value");
    default:
      return other;
  }
}

function bothTypes(first: SchemaObject, second: SchemaObject): unknown {
  const types = commonTypes(typesOf(first) ?? [], typesOf(second) ?? []);
  if (types.length === 0) throw new UnsatisfiableSchemaError('type', 'leaves no value');
  return types.length === 1 ? types[0] : types;
}

function mergeProperties(first: SchemaObject, second: SchemaObject): SchemaObject {
  const [one, other] = [objectOf(first, 'properties'), objectOf(second, 'properties')];
  const additional = andAlso(first['additionalProperties'], second['additionalProperties']);
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  const properties = [...names].map(
    (name) => [name, andAlso(propertySchema(first, name), propertySchema(second, name)) ?? true] as const,
  );
  return {
    ...(one === undefined && other === undefined ? {} : { properties: Object.fromEntries(properties) }),
    ...(additional === undefined ? {} : { additionalProperties: additional }),
  };
}

/** What a schema asks of the property with a name; undefined where nothing. */
export function propertySchema(schema: SchemaObject, name: string): unknown {
  const properties = objectOf(schema, 'properties');
  return properties !== undefined && Object.hasOwn(properties, name)
    ? properties[name]
    : schema['additionalProperties'];
}

function mergeElements(first: SchemaObject, second: SchemaObject): SchemaObject {
  const [one, other] = [listOf(first, 'prefixItems'), listOf(second, 'prefixItems')];
  const items = andAlso(first['items'], second['items']);
  const count = Math.max(one?.length ?? 0, other?.length ?? 0);
  const prefix = Array.from(
    { length: count },
    (_, index) => andAlso(one?.[index] ?? first['items'], other?.[index] ?? second['items']) ?? true,
  );
  return {
    ...(one === undefined && other === undefined ? {} : { prefixItems: prefix }),
    ...(items === undefined ? {} : { items }),
  };
}

/** A schema for what two schemas allow both; undefined allows everything. */
function andAlso(first: unknown, second: unknown): unknown {
  if (first === undefined || (first === true && second !== undefined)) return second;
  if (second === undefined || second === true || sameJson(first, second)) return first;
  if (first === false || second === false) return false;
  for (const schema of [first, second])
    if (!isObject(schema)) throw schemaProblem(JSON.stringify(schema), 'is no schema');
  return { allOf: [first, second] };
}
