import { literal, mostRepetitions, repeat, sequence, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import { schemaProblem, UnsatisfiableSchemaError } from './schema-problem.js';

/** What the elements of an array are. */
export interface ArrayShape {
  /** The first elements, each with its own expression. All of them are written. */
  readonly first: readonly Expression[];

  /** All further elements; undefined where there are none. */
  readonly rest: Expression | undefined;
  readonly least: number;
  readonly most: number | undefined;
}

/** An array, with its number of elements. */
export function arrayRule(shape: ArrayShape, grammar: GrammarBuilder): Expression {
  const space = grammar.json('space');
  return sequence(literal('['), space, elements(shape, grammar), space, literal(']'));
}

function elements({ first, rest, least, most }: ArrayShape, grammar: GrammarBuilder): Expression {
  if (most !== undefined && most < least) throw new UnsatisfiableSchemaError('maxItems', 'is smaller than minItems');
  if (rest === undefined && least > first.length)
    throw new UnsatisfiableSchemaError('minItems', 'is larger than the number of elements that there can be');
  if (least > mostRepetitions) throw schemaProblem('minItems', `is larger than ${mostRepetitions}`);
  const comma = sequence(literal(','), grammar.json('space'));
  const start = first.flatMap((element, index) => (index === 0 ? [element] : [comma, element]));
  if (rest === undefined) return sequence(...start);
  // A rule of its own, since llama.cpp counts each part of what is repeated.
  const further = grammar.define(grammar.reserve(), sequence(comma, rest));
  if (first.length > 0)
    return sequence(...start, repeat(further, Math.max(0, least - first.length), lessThan(most, first.length)));
  if (most === 0) return '';
  const several = sequence(rest, repeat(further, Math.max(0, least - 1), lessThan(most, 1)));
  return least === 0 ? repeat(several, 0, 1) : several;
}

function lessThan(most: number | undefined, used: number): number | undefined {
  return most === undefined ? undefined : most - used;
}
