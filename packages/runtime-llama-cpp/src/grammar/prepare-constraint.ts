import { InvalidRequestError, type OutputConstraint, type Warning } from '@puna/runtime';
import type { NativeBinding, NativeGrammarState, NativeModel } from '../native/binding.js';
import { dangerOfGrammar } from './check-grammar.js';
import { jsonObjectGrammar, jsonSchemaToGrammar, type SchemaGrammar } from './json-schema-to-grammar.js';

/** A constraint, ready to hold one output. */
export interface PreparedConstraint {
  readonly state: NativeGrammarState;
  readonly warnings: readonly Warning[];
}

/** Prepares a constraint. @throws InvalidRequestError where it can't be expressed. */
export function prepareConstraint(
  binding: NativeBinding,
  model: NativeModel,
  constraint: OutputConstraint,
): PreparedConstraint {
  const { grammar, ignored } = grammarOf(constraint);
  return {
    state: createState(binding, model, grammar, constraint),
    warnings: ignored.map((keyword) => warningOf(keyword)),
  };
}

function grammarOf(constraint: OutputConstraint): SchemaGrammar {
  if (constraint.type === 'gbnf') return { grammar: constraint.grammar, ignored: [] };
  return constraint.type === 'json'
    ? { grammar: jsonObjectGrammar(), ignored: [] }
    : jsonSchemaToGrammar(constraint.schema, constraint.before);
}

function createState(
  binding: NativeBinding,
  model: NativeModel,
  grammar: string,
  { type }: OutputConstraint,
): NativeGrammarState {
  const what = type === 'gbnf' ? 'The grammar' : 'The grammar made from the JSON Schema';
  const danger = dangerOfGrammar(grammar);
  if (danger !== undefined) throw new InvalidRequestError(`${what} can't be used: ${danger}. Simplify it.`);
  try {
    const parsed = new binding.AddonGrammar(grammar, { addonExports: binding, rootRuleName: 'root' });
    return new binding.AddonGrammarEvaluationState(model, parsed);
  } catch (error) {
    throw new InvalidRequestError(
      `${what} can't be parsed by llama.cpp. It must be GBNF with a rule named root.`,
      {},
      { cause: error },
    );
  }
}

function warningOf(keyword: string): Warning {
  return {
    type: 'unsupported-option',
    option: 'constraint',
    message: `The schema's ${keyword} can't be expressed by a grammar and was ignored. Check the answer for it.`,
  };
}
