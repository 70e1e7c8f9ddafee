import { alternativesOf } from './alternatives.js';
import { propertySchema } from './conjoin.js';
import { schemaProblem } from './schema-problem.js';
import { countOf, isObject, listOf, numberOf, objectOf, sameJson, type SchemaObject } from './schema-reader.js';
import { isOfType, typesOf } from './schema-types.js';

/**
 * Whether a schema without references and combinations at its top allows a value: of an enumeration only the values are
 * written that the rest of the schema allows.
 *
 * @throws InvalidRequestError where that can't be told.
 */
export function allowsValue(schema: SchemaObject, value: unknown, root: unknown): boolean {
  const types = typesOf(schema);
  if (types !== undefined && !types.some((type) => isOfType(value, type))) return false;
  const values = listOf(schema, 'enum');
  if (values !== undefined && !values.some((allowed) => sameJson(allowed, value))) return false;
  if (typeof value === 'string') return allowsText(schema, value);
  if (typeof value === 'number') return allowsNumber(schema, value);
  if (Array.isArray(value)) return allowsArray(schema, value, root);
  return isObject(value) ? allowsObject(schema, value, root) : true;
}

function allowsText(schema: SchemaObject, text: string): boolean {
  if (schema['format'] !== undefined) throw schemaProblem('format', "can't be checked for the values of an enum");
  const { pattern } = schema;
  if (pattern !== undefined && !regularExpression(pattern).test(text)) return false;
  return isWithin([...text].length, countOf(schema, 'minLength'), countOf(schema, 'maxLength'));
}

/** A pattern as JavaScript's regular expression: with Unicode as JSON Schema asks, or without where only that is one. */
export function regularExpression(pattern: unknown): RegExp {
  if (typeof pattern !== 'string') throw schemaProblem('pattern', 'must be a text');
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Perhaps it is one without Unicode, which lets more characters be escaped.
    }
  }
  throw schemaProblem('pattern', `${JSON.stringify(pattern)} is no regular expression`);
}

function allowsNumber(schema: SchemaObject, value: number): boolean {
  const divisor = numberOf(schema, 'multipleOf');
  if (divisor !== undefined && !Number.isInteger(value / divisor)) return false;
  const [least, most] = [numberOf(schema, 'exclusiveMinimum'), numberOf(schema, 'exclusiveMaximum')];
  if ((least !== undefined && value <= least) || (most !== undefined && value >= most)) return false;
  return isWithin(value, numberOf(schema, 'minimum'), numberOf(schema, 'maximum'));
}

function allowsArray(schema: SchemaObject, value: readonly unknown[], root: unknown): boolean {
  if (schema['contains'] !== undefined) throw schemaProblem('contains', "can't be checked for the values of an enum");
  if (!isWithin(value.length, countOf(schema, 'minItems'), countOf(schema, 'maxItems'))) return false;
  const isRepeated = value.some((element, index) => value.slice(0, index).some((other) => sameJson(element, other)));
  if (schema['uniqueItems'] === true && isRepeated) return false;
  const prefix = listOf(schema, 'prefixItems') ?? [];
  return value.every((element, index) =>
    allowsPart(index < prefix.length ? prefix[index] : schema['items'], element, root),
  );
}

function allowsObject(schema: SchemaObject, value: SchemaObject, root: unknown): boolean {
  if (schema['propertyNames'] !== undefined)
    throw schemaProblem('propertyNames', "can't be checked for the values of an enum");
  const names = Object.keys(value);
  if (!isWithin(names.length, countOf(schema, 'minProperties'), countOf(schema, 'maxProperties'))) return false;
  const required = listOf(schema, 'required') ?? [];
  if (!required.every((name) => typeof name === 'string' && Object.hasOwn(value, name))) return false;
  objectOf(schema, 'properties');
  return names.every((name) => allowsPart(propertySchema(schema, name), value[name], root));
}

function allowsPart(schema: unknown, value: unknown, root: unknown): boolean {
  if (schema === undefined) return true;
  const fitting = alternativesOf(schema, root).filter((alternative) => allowsValue(alternative.schema, value, root));
  return fitting.some(({ never }) => !never.some((other) => allowsValue(other, value, root)));
}

function isWithin(value: number, least: number | undefined, most: number | undefined): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}
