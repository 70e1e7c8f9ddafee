import { choice, literal, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import { integerRange } from './integer-range.js';
import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';
import { numberOf, type SchemaObject } from './schema-reader.js';

/** Multiples are written one by one. */
const mostMultiples = 1000;

/** A whole number with its bounds. */
export function integerRule(schema: SchemaObject, grammar: GrammarBuilder): Expression {
  const least = lowerBound(schema);
  const most = upperBound(schema);
  if (least !== undefined && most !== undefined && least > most)
    throw new UnsatisfiableSchemaError('maximum', 'is smaller than minimum');
  const divisor = numberOf(schema, 'multipleOf');
  if (divisor !== undefined && divisor !== 1) return multiples(divisor, least, most);
  return least === undefined && most === undefined ? grammar.json('integer') : integerRange({ least, most });
}

function multiples(divisor: number, least: bigint | undefined, most: bigint | undefined): Expression {
  if (!Number.isInteger(divisor) || divisor <= 0 || least === undefined || most === undefined)
    throw schemaProblem('multipleOf', "can't be expressed but for whole numbers between a minimum and a maximum");
  const step = BigInt(divisor);
  const first = least / step - 1n;
  const count = (most - least) / step + 3n;
  if (count > BigInt(mostMultiples)) throw schemaProblem('multipleOf', `leaves more than ${mostMultiples} values`);
  const values = Array.from({ length: Number(count) }, (_, index) => (first + BigInt(index)) * step);
  const inRange = values.filter((value) => value >= least && value <= most);
  if (inRange.length === 0) throw new UnsatisfiableSchemaError('multipleOf', 'leaves no value between the bounds');
  return choice(inRange.map((value) => literal(String(value))));
}

function lowerBound(schema: SchemaObject): bigint | undefined {
  const [inclusive, exclusive] = [numberOf(schema, 'minimum'), numberOf(schema, 'exclusiveMinimum')];
  return largest([
    ...(inclusive === undefined ? [] : [BigInt(Math.ceil(inclusive))]),
    ...(exclusive === undefined ? [] : [BigInt(Math.floor(exclusive)) + 1n]),
  ]);
}

function upperBound(schema: SchemaObject): bigint | undefined {
  const [inclusive, exclusive] = [numberOf(schema, 'maximum'), numberOf(schema, 'exclusiveMaximum')];
  const bounds = [
    ...(inclusive === undefined ? [] : [-BigInt(Math.floor(inclusive))]),
    ...(exclusive === undefined ? [] : [1n - BigInt(Math.ceil(exclusive))]),
  ];
  const opposite = largest(bounds);
  return opposite === undefined ? undefined : -opposite;
}

function largest(values: readonly bigint[]): bigint | undefined {
  return values.reduce<bigint | undefined>(
    (most, value) => (most === undefined || value > most ? value : most),
    undefined,
  );
}
