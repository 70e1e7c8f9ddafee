import { literal, mostRepetitions, repeat, sequence, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import { schemaProblem } from './schema-problem.js';

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
  const comma = sequence(literal(','), space);
  return sequence(literal('['), space, elements(shape, comma), literal(']'), space);
}

function elements({ first, rest, least, most }: ArrayShape, comma: Expression): Expression {
  if (most !== undefined && most < Math.max(least, first.length)) throw schemaProblem('maxItems', 'is smaller than the number of elements that there must be');
  if (Math.max(least, most ?? 0) > mostRepetitions) throw schemaProblem('minItems or maxItems', `is larger than ${mostRepetitions}`);
  const start = first.flatMap((element, index) => (index === 0 ? [element] : [comma, element]));
  if (rest === undefined) return sequence(...start);
  if (first.length > 0) {
    return sequence(...start, repeat(sequence(comma, rest), Math.max(0, least - first.length), most === undefined ? undefined : most - first.length));
  }
  if (most === 0) return '';
  const several = sequence(rest, repeat(sequence(comma, rest), Math.max(0, least - 1), most === undefined ? undefined : most - 1));
  return least === 0 ? repeat(several, 0, 1) : several;
}
