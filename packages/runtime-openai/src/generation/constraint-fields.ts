import { type OutputConstraint, UnsupportedError } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import type { EngineTraits } from '../engines/engine-traits.js';

/**
 * What holds an answer to a form, as fields of a request.
 *
 * @param isChat whether the request is a conversation; plain completions have other fields with some engines.
 * @throws UnsupportedError where the engine can't do it.
 */
export function constraintFields(
  constraint: OutputConstraint,
  { grammarField, plainSchemaField }: EngineTraits,
  isChat: boolean,
): JsonObject {
  if (constraint.type === 'gbnf') {
    if (grammarField !== undefined) return { [grammarField]: constraint.grammar };
    throw unsupported('The engine that runs this model takes no grammars in GBNF; a JSON Schema may say the same.');
  }
  if (constraint.type === 'json') {
    return !isChat && plainSchemaField
      ? { json_schema: { type: 'object' } }
      : { response_format: { type: 'json_object' } };
  }
  const { schema, before } = constraint;
  if (before !== undefined)
    throw unsupported('An engine elsewhere can not begin an answer with text before its value.');
  const keywords = typeof schema === 'boolean' ? {} : schema;
  if (!isChat && plainSchemaField) return { json_schema: keywords };
  return { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: keywords } } };
}

function unsupported(message: string): UnsupportedError {
  return new UnsupportedError(message, { capability: 'constrainedOutput' });
}
