import { InvalidRequestError, type OutputConstraint } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';

/** More characters than any grammar of use has. */
const longestConstraint = 512 * 1024;

/** llama.cpp's parsers recurse for each bracket and end the process when their stack overflows. */
const deepestNesting = 500;

/**
 * A constraint as `/completion` takes it: the server makes the grammar of a JSON Schema itself.
 *
 * @throws InvalidRequestError where it would end the server.
 */
export function constraintFields(constraint: OutputConstraint | undefined): JsonObject {
  if (constraint === undefined) return {};
  switch (constraint.type) {
    case 'json':
      return { json_schema: { type: 'object' } };
    case 'json-schema':
      checkSize(JSON.stringify(constraint.schema), 'The JSON Schema');
      return { json_schema: schemaOf(constraint.schema) };
    case 'gbnf':
      checkSize(constraint.grammar, 'The grammar');
      if (constraint.grammar.trim() === '') throw new InvalidRequestError('The grammar is empty.');
      return { grammar: constraint.grammar };
  }
}

/** Text that the output begins with. It is put behind the prompt, so that the model goes on from it. */
export function beforeOf(constraint: OutputConstraint | undefined): string {
  return constraint?.type === 'json-schema' ? (constraint.before ?? '') : '';
}

/** The server takes an empty schema for one of any object; here it is one of any value. */
function schemaOf(schema: Extract<OutputConstraint, { type: 'json-schema' }>['schema']): unknown {
  if (schema === false) throw new InvalidRequestError('Nothing satisfies the JSON Schema false.');
  const anything = { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] };
  return schema === true || Object.keys(schema).length === 0 ? anything : schema;
}

/** Brackets within texts are counted too: that can only make the number too large. */
function checkSize(text: string, what: string): void {
  if (text.length > longestConstraint)
    throw new InvalidRequestError(
      `${what} has ${text.length} characters, and at most ${longestConstraint} are allowed. Simplify it.`,
    );
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && depth > 0) depth--;
    if (depth > deepestNesting)
      throw new InvalidRequestError(
        `${what} has brackets that are nested more than ${deepestNesting} deep. Simplify it.`,
      );
  }
}
