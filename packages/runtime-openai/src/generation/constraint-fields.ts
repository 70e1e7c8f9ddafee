import { InvalidRequestError, type OutputConstraint, UnsupportedError } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';

/**
 * The fields that hold the output to a form.
 *
 * @throws UnsupportedError for forms that the API can't express.
 */
export function constraintFields(constraint: OutputConstraint | undefined): JsonObject {
  if (constraint === undefined) return {};
  if (constraint.type === 'json') return { response_format: { type: 'json_object' } };
  if (constraint.type === 'gbnf') {
    throw new UnsupportedError('The OpenAI API takes no GBNF grammars. Ask for JSON or give a JSON Schema.');
  }
  if (constraint.before !== undefined && constraint.before !== '') {
    throw new UnsupportedError('The OpenAI API holds no text in front of JSON. Leave "before" out.');
  }
  const { schema } = constraint;
  if (schema === false) throw new InvalidRequestError('The JSON Schema `false` allows no answer.');
  const name = 'answer';
  return {
    response_format: {
      type: 'json_schema',
      json_schema: { name, schema: schema === true ? {} : schema, strict: true },
    },
  };
}
