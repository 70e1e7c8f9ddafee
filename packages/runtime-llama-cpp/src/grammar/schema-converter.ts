import { arrayRule } from './array-rule.js';
import { choice, literal, mostRepetitions, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import { integerRange } from './integer-range.js';
import type { JsonRuleName } from './json-rules.js';
import { mergeAllOf } from './merge-all-of.js';
import { objectRule } from './object-rule.js';
import { schemaProblem } from './schema-problem.js';
import { countOf, isObject, listOf, numberOf, objectOf, resolveReference, type SchemaObject } from './schema-reader.js';
import { stringRule } from './string-rule.js';

/** These change which values are allowed in ways that no grammar can follow. */
const impossible = [
  'not',
  'if',
  'patternProperties',
  'dependentSchemas',
  'unevaluatedProperties',
  '$dynamicRef',
] as const;

/** These only narrow values: without them the output still has the form that the schema asks for. */
const narrowing = [
  'multipleOf',
  'uniqueItems',
  'contains',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'dependentRequired',
] as const;

const numberBounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;
/** Schemas within each other; far more than any has that a person wrote. */
const deepestNesting = 200;

const typeNames: ReadonlySet<unknown> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']);

/** Turns schemas into rules of one grammar. */
export class SchemaConverter {
  /** Keywords that were left out, each once. */
  readonly ignored = new Set<string>();
  readonly #root: unknown;
  readonly #grammar: GrammarBuilder;
  readonly #references = new Map<string, string>();
  #depth = 0;

  constructor(root: unknown, grammar: GrammarBuilder) {
    this.#root = root;
    this.#grammar = grammar;
  }

  /** The name of a rule that matches what the schema describes. */
  convert(schema: unknown): Expression {
    if (schema === true) return this.#grammar.json('value');
    if (!isObject(schema)) throw schemaProblem(JSON.stringify(schema), 'is no schema');
    if (++this.#depth > deepestNesting) throw schemaProblem('nesting', `is more than ${deepestNesting} deep`);
    const expression = this.#expression(schema);
    this.#depth--;
    if (/^[a-z0-9-]+$/.test(expression)) return expression;
    return this.#grammar.define(this.#grammar.reserve(), expression);
  }

  #expression(schema: SchemaObject): Expression {
    this.#checkKeywords(schema);
    const { $ref: reference, allOf, const: constant, enum: values, type } = schema;
    if (typeof reference === 'string') return this.#reference(reference);
    if (allOf !== undefined) return this.#expression(mergeAllOf(schema, this.#root));
    const options = listOf(schema, 'anyOf') ?? listOf(schema, 'oneOf');
    if (options !== undefined) return this.#oneOf(options);
    if (constant !== undefined) return this.#values([constant]);
    if (values !== undefined) return this.#values(listOf(schema, 'enum') ?? []);
    if (Array.isArray(type)) return this.#oneOf(type.map((single: unknown) => ({ ...schema, type: single })));
    return this.#typed(schema, type ?? impliedType(schema));
  }

  #checkKeywords(schema: SchemaObject): void {
    const keyword = impossible.find((name) => name in schema);
    if (keyword !== undefined)
      throw schemaProblem(keyword, "can't be expressed by a grammar; describe the allowed values instead");
    for (const name of narrowing) if (name in schema && schema[name] !== false) this.ignored.add(name);
  }

  /** A rule for each reference, made before what it refers to, so that a schema can refer to itself. */
  #reference(reference: string): Expression {
    const known = this.#references.get(reference);
    if (known !== undefined) return known;
    const name = this.#grammar.reserve();
    this.#references.set(reference, name);
    const target = this.convert(resolveReference(this.#root, reference));
    if (target === name) throw schemaProblem('$ref', `${reference} leads back to itself`);
    return this.#grammar.define(name, target);
  }

  #oneOf(schemas: readonly unknown[]): Expression {
    if (schemas.length === 0) throw schemaProblem('anyOf, oneOf or type', 'is an empty list');
    return choice(schemas.map((schema) => this.convert(schema)));
  }

  #values(values: readonly unknown[]): Expression {
    if (values.length === 0) throw schemaProblem('enum', 'is an empty list');
    return choice(values.map((value) => literal(JSON.stringify(value))));
  }

  #typed(schema: SchemaObject, type: unknown): Expression {
    if (type === undefined) return this.#grammar.json('value');
    if (!typeNames.has(type)) throw schemaProblem('type', `${JSON.stringify(type)} is unknown`);
    if (type === 'object') return this.#object(schema);
    if (type === 'array') return this.#array(schema);
    if (type === 'string') return stringRule(schema, this.#grammar, (keyword) => this.ignored.add(keyword));
    if (type === 'integer') return this.#integer(schema);
    if (type === 'number')
      for (const bound of numberBounds) if (bound in schema) this.ignored.add(`${bound} of a number with fractions`);
    return this.#grammar.json(type as JsonRuleName);
  }

  #object(schema: SchemaObject): Expression {
    const properties = Object.entries(objectOf(schema, 'properties') ?? {});
    const { additionalProperties } = schema;
    if (properties.length === 0 && (additionalProperties === undefined || additionalProperties === true))
      return this.#grammar.json('object');
    const required = new Set(listOf(schema, 'required') ?? []);
    const rules = properties.map(([name, value]) => ({
      name,
      value: this.convert(value),
      required: required.has(name),
    }));
    // Without `additionalProperties` none are written: a model that may invent properties does, and never comes to an end.
    const additional =
      additionalProperties === undefined || additionalProperties === false
        ? undefined
        : this.convert(additionalProperties);
    return objectRule(rules, additional, this.#grammar);
  }

  #array(schema: SchemaObject): Expression {
    const { items, additionalItems } = schema;
    const tuple = listOf(schema, 'prefixItems') ?? (Array.isArray(items) ? (items as readonly unknown[]) : []);
    const rest = Array.isArray(items) ? (additionalItems ?? false) : (items ?? tuple.length === 0);
    const least = countOf(schema, 'minItems') ?? 0;
    const most = this.#repetitions(schema, 'maxItems');
    if (tuple.length === 0 && rest === true && least === 0 && most === undefined) return this.#grammar.json('array');
    return arrayRule(
      {
        first: tuple.map((element) => this.convert(element)),
        rest: rest === false ? undefined : this.convert(rest),
        least,
        most,
      },
      this.#grammar,
    );
  }

  /** An upper bound; one beyond what llama.cpp counts is left out. */
  #repetitions(schema: SchemaObject, keyword: string): number | undefined {
    const most = countOf(schema, keyword);
    if (most === undefined || most <= mostRepetitions) return most;
    this.ignored.add(`${keyword} beyond ${mostRepetitions}`);
    return undefined;
  }

  #integer(schema: SchemaObject): Expression {
    const least = lowerBound(schema);
    const most = upperBound(schema);
    if (least === undefined && most === undefined) return this.#grammar.json('integer');
    if (least !== undefined && most !== undefined && least > most)
      throw schemaProblem('maximum', 'is smaller than minimum');
    return integerRange({ least, most });
  }
}

/** The type of a schema that names none but uses keywords of one type. */
function impliedType(schema: SchemaObject): string | undefined {
  if ('properties' in schema || 'additionalProperties' in schema || 'required' in schema) return 'object';
  if ('items' in schema || 'prefixItems' in schema) return 'array';
  if ('pattern' in schema || 'minLength' in schema || 'maxLength' in schema) return 'string';
  return undefined;
}

function lowerBound(schema: SchemaObject): bigint | undefined {
  const inclusive = numberOf(schema, 'minimum');
  const exclusive =
    schema['exclusiveMinimum'] === true
      ? inclusive
      : schema['exclusiveMinimum'] === false
        ? undefined
        : numberOf(schema, 'exclusiveMinimum');
  const bounds = [
    ...(inclusive === undefined ? [] : [Math.ceil(inclusive)]),
    ...(exclusive === undefined ? [] : [Math.floor(exclusive) + 1]),
  ];
  return bounds.length === 0 ? undefined : BigInt(Math.max(...bounds));
}

function upperBound(schema: SchemaObject): bigint | undefined {
  const inclusive = numberOf(schema, 'maximum');
  const exclusive =
    schema['exclusiveMaximum'] === true
      ? inclusive
      : schema['exclusiveMaximum'] === false
        ? undefined
        : numberOf(schema, 'exclusiveMaximum');
  const bounds = [
    ...(inclusive === undefined ? [] : [Math.floor(inclusive)]),
    ...(exclusive === undefined ? [] : [Math.ceil(exclusive) - 1]),
  ];
  return bounds.length === 0 ? undefined : BigInt(Math.min(...bounds));
}
