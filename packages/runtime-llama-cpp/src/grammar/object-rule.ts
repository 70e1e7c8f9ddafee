import { choice, literal, repeat, sequence, type Expression } from './gbnf.js';
import type { GrammarBuilder } from './grammar-builder.js';
import { nameOtherThan } from './other-names.js';

/** A property of an object with the expression of its value. */
export interface PropertyRule {
  readonly name: string;
  readonly value: Expression;
  readonly required: boolean;
}

/**
 * An object whose properties come in the given order. Optional ones may be left out.
 *
 * @param additional the value of properties with other names, where those are allowed; they come last.
 */
export function objectRule(
  properties: readonly PropertyRule[],
  additional: Expression | undefined,
  grammar: GrammarBuilder,
): Expression {
  const space = grammar.json('space');
  const comma = sequence(literal(','), space);
  const other =
    additional === undefined ? undefined : sequence(otherName(properties, grammar), literal(':'), space, additional);
  const otherMembers = other === undefined ? undefined : sequence(other, repeat(sequence(comma, other), 0));

  // Built from the last property to the first: what may follow a member (with its comma), and what may begin the object.
  let following: Expression =
    otherMembers === undefined ? '' : grammar.define(grammar.reserve(), repeat(sequence(comma, other ?? ''), 0));
  let beginnings: Expression[] = otherMembers === undefined ? [] : [otherMembers];
  let canBeEmpty = true;
  for (const { name, value, required } of properties.toReversed()) {
    const member = sequence(literal(JSON.stringify(name)), space, literal(':'), space, value);
    const here = grammar.define(grammar.reserve(), sequence(member, following));
    following = grammar.define(
      grammar.reserve(),
      required ? sequence(comma, here) : choice([sequence(comma, here), following === '' ? literal('') : following]),
    );
    beginnings = required ? [here] : [here, ...beginnings];
    canBeEmpty &&= !required;
  }
  const members =
    beginnings.length === 0 ? '' : canBeEmpty ? repeat(`(${beginnings.join(' | ')})`, 0, 1) : choice(beginnings);
  return sequence(literal('{'), space, members, members === '' ? '' : space, literal('}'));
}

function otherName(properties: readonly PropertyRule[], grammar: GrammarBuilder): Expression {
  if (properties.length === 0) return grammar.json('string');
  grammar.json('scalar');
  return grammar.define(grammar.reserve(), nameOtherThan(properties.map(({ name }) => name)));
}
