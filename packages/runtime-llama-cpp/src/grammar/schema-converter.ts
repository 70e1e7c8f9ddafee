import { allowsValue } from './allows-value.js';
import { alternativesOf, type Alternative } from './alternatives.js';
import { arrayRule } from './array-rule.js';
import { characterClass, choice, literal, mostRepetitions, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import { integerRule } from './integer-rule.js';
import { neverBoth } from './never-both.js';
import { numberRange } from './number-range.js';
import { objectRule, type PropertyRule } from './object-rule.js';
import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';
import { countOf, listOf, numberOf, objectOf, type SchemaObject } from './schema-reader.js';
import { impliedType, typesOf, type TypeName } from './schema-types.js';
import { stringRule } from './string-rule.js';

/** Schemas within each other; far more than any has that a person wrote. */
const deepestNesting = 200;

/** A rule that nothing matches, for schemas that nothing satisfies. */
const noValue: Expression = characterClass(String.raw`\x00-\U0010FFFF`, true);

/** Turns schemas into rules of one grammar. Whatever a rule matches satisfies its schema; some values that do are left out. */
export class SchemaConverter {
  /** Formats that have no rule, each once. */
  readonly ignored = new Set<string>();
  readonly #root: unknown;
  readonly #grammar: GrammarBuilder;

  /** The rule of each schema, or why it has none, by its JSON: a schema can contain itself. */
  readonly #rules = new Map<string, Expression | UnsatisfiableSchemaError>();
  #depth = 0;

  constructor(root: unknown, grammar: GrammarBuilder) {
    this.#root = root;
    this.#grammar = grammar;
  }

  /**
   * The name of a rule that matches what the schema describes.
   *
   * @throws InvalidRequestError where the schema can't be expressed; an UnsatisfiableSchemaError where no value satisfies it.
   */
  convert(schema: unknown): Expression {
    if (schema === true) return this.#grammar.json('value');
    if (this.#depth === deepestNesting) throw schemaProblem('nesting', `is more than ${deepestNesting} deep`);
    const key = JSON.stringify(schema);
    const known = this.#rules.get(key);
    if (known instanceof UnsatisfiableSchemaError) throw known;
    if (known !== undefined) return known;
    const alternatives = alternativesOf(schema, this.#root);
    const name = this.#grammar.reserve();
    this.#rules.set(key, name);
    this.#depth++;
    try {
      return this.#grammar.define(name, this.#anyOf(alternatives));
    } catch (error) {
      this.#grammar.define(name, noValue);
      if (error instanceof UnsatisfiableSchemaError) this.#rules.set(key, error);
      throw error;
    } finally {
      this.#depth--;
    }
  }

  #anyOf(alternatives: readonly Alternative[]): Expression {
    const options: Expression[] = [];
    let problem = new UnsatisfiableSchemaError('false', 'allows no value');
    for (const { schema, never } of alternatives) {
      try {
        const written = this.#expressions(schema);
        if (never.some((other) => !this.#isNeverBoth(schema, other)))
          throw schemaProblem(
            'oneOf',
            'has alternatives that may apply to the same value; use anyOf, or a const in each',
          );
        options.push(...written);
      } catch (error) {
        if (!(error instanceof UnsatisfiableSchemaError)) throw error;
        problem = error;
      }
    }
    if (options.length === 0) throw problem;
    return choice([...new Set(options)]);
  }

  #isNeverBoth(written: SchemaObject, other: SchemaObject): boolean {
    return neverBoth(written, other, this.#root);
  }

  #expressions(schema: SchemaObject): Expression[] {
    const values = listOf(schema, 'enum');
    if (values !== undefined) return this.#values(schema, values);
    const implied = impliedType(schema);
    const types = typesOf(schema) ?? (implied === undefined ? undefined : [implied]);
    if (types === undefined) return [this.#grammar.json('value')];
    const options: Expression[] = [];
    let problem: UnsatisfiableSchemaError | undefined;
    for (const type of types) {
      try {
        options.push(this.#typed(schema, type));
      } catch (error) {
        if (!(error instanceof UnsatisfiableSchemaError)) throw error;
        problem = error;
      }
    }
    if (options.length === 0 && problem !== undefined) throw problem;
    return options;
  }

  #values(schema: SchemaObject, values: readonly unknown[]): Expression[] {
    if (values.length === 0) throw schemaProblem('enum', 'is an empty list');
    const { enum: _, ...rest } = schema;
    const allowed = values.filter((value) => allowsValue(rest, value, this.#root));
    if (allowed.length === 0)
      throw new UnsatisfiableSchemaError('enum', 'has no value that the rest of the schema allows');
    return allowed.map((value) => literal(JSON.stringify(value)));
  }

  #typed(schema: SchemaObject, type: TypeName): Expression {
    switch (type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema);
      case 'string':
        return stringRule(schema, this.#grammar, (keyword) => this.ignored.add(keyword));
      case 'integer':
        return integerRule(schema, this.#grammar);
      case 'number':
        // A multiple of a whole number is one.
        if (schema['multipleOf'] !== undefined) return integerRule(schema, this.#grammar);
        return numberRange(schema) ?? this.#grammar.json('number');
      default:
        return this.#grammar.json(type);
    }
  }

  #object(schema: SchemaObject): Expression {
    const described = objectOf(schema, 'properties') ?? {};
    const required = this.#requiredNames(schema);
    const { additionalProperties, propertyNames } = schema;
    const most = countOf(schema, 'maxProperties');
    const least = countOf(schema, 'minProperties') ?? 0;
    if (propertyNames !== undefined && propertyNames !== true)
      throw schemaProblem('propertyNames', "can't be expressed by a grammar");
    if (least > required.length)
      throw schemaProblem('minProperties', 'is larger than the number of required properties');
    const isAnyObject = Object.keys(described).length === 0 && required.length === 0 && most === undefined;
    if (isAnyObject && (additionalProperties === undefined || additionalProperties === true))
      return this.#grammar.json('object');
    const rules = this.#properties(schema, described, required);
    // Without `additionalProperties` none are written: a model that may invent properties does, and never comes to an end.
    const additional = additionalProperties === undefined ? undefined : this.#convertIfAny(additionalProperties);
    if (most !== undefined && most < (additional === undefined ? rules.length : Infinity)) {
      if (most < required.length)
        throw new UnsatisfiableSchemaError('maxProperties', 'is smaller than the number of required properties');
      if (most > required.length) throw schemaProblem('maxProperties', "can't be expressed beside optional properties");
      return objectRule(
        rules.filter((rule) => rule.required),
        undefined,
        this.#grammar,
      );
    }
    return objectRule(rules, additional, this.#grammar);
  }

  #requiredNames(schema: SchemaObject): readonly string[] {
    const names = listOf(schema, 'required') ?? [];
    if (!names.every((name) => typeof name === 'string')) throw schemaProblem('required', 'must be a list of names');
    return [...new Set(names)];
  }

  /** The described properties and behind them those that are only required. */
  #properties(schema: SchemaObject, described: SchemaObject, required: readonly string[]): PropertyRule[] {
    const others = required.filter((name) => !Object.hasOwn(described, name));
    const schemas = [
      ...Object.entries(described),
      ...others.map((name) => [name, schema['additionalProperties'] ?? true] as const),
    ];
    return schemas.flatMap(([name, part]) => {
      const isRequired = required.includes(name);
      if (isRequired && part === false)
        throw new UnsatisfiableSchemaError('required', `names ${name}, which is not allowed`);
      const value = isRequired ? this.convert(part) : this.#convertIfAny(part);
      return value === undefined ? [] : [{ name, value, required: isRequired }];
    });
  }

  #array(schema: SchemaObject): Expression {
    const least = countOf(schema, 'minItems') ?? 0;
    const most = countOf(schema, 'maxItems');
    this.#checkElements(schema, most);
    const first = (listOf(schema, 'prefixItems') ?? []).slice(0, most);
    const items = schema['items'] ?? (first.length === 0 || least > first.length);
    if (first.length === 0 && items === true && least === 0 && most === undefined) return this.#grammar.json('array');
    const shape = {
      first: first.map((element) => this.convert(element)),
      rest: this.#convertIfAny(items),
      least,
      most: most === undefined ? undefined : Math.min(most, mostRepetitions),
    };
    return arrayRule(shape, this.#grammar);
  }

  #checkElements(schema: SchemaObject, most: number | undefined): void {
    const { uniqueItems, contains } = schema;
    if (uniqueItems === true && (most === undefined || most > 1))
      throw schemaProblem('uniqueItems', "can't be expressed by a grammar");
    if (contains !== undefined && (countOf(schema, 'minContains') ?? 1) > 0)
      throw schemaProblem('contains', "can't be expressed by a grammar");
    if (contains !== undefined && numberOf(schema, 'maxContains') !== undefined)
      throw schemaProblem('maxContains', "can't be expressed by a grammar");
  }

  /** Undefined where no value satisfies the schema. */
  #convertIfAny(schema: unknown): Expression | undefined {
    if (schema === false) return undefined;
    try {
      return this.convert(schema);
    } catch (error) {
      if (error instanceof UnsatisfiableSchemaError) return undefined;
      throw error;
    }
  }
}
