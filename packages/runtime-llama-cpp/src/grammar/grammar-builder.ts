import type { Expression } from './gbnf.js';
import { jsonRule, type JsonRuleName } from './json-rules.js';

/** Collects the rules of a grammar. */
export class GrammarBuilder {
  readonly #rules = new Map<string, Expression>();
  #count = 0;

  /** Makes sure that a rule of JSON is there; answers its name. */
  json(name: JsonRuleName): Expression {
    if (!this.#rules.has(name)) {
      const { definition, needs } = jsonRule(name);
      this.#rules.set(name, definition);
      for (const needed of needs) this.json(needed);
    }
    return name;
  }

  /** Takes a name for a rule that is defined later: rules may refer to each other. */
  reserve(): string {
    return `rule-${++this.#count}`;
  }

  define(name: string, expression: Expression): Expression {
    this.#rules.set(name, expression);
    return name;
  }

  /** The whole grammar in GBNF, with the rule `root`. */
  finish(root: Expression): string {
    const rules = [`root ::= ${root}`];
    for (const [name, expression] of this.#rules) rules.push(`${name} ::= ${expression}`);
    return `${rules.join('\n')}\n`;
  }
}
