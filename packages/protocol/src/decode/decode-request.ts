import type { z } from 'zod';

import { RequestBodyError } from '../request-body-error.js';
import { matchFieldNames } from './match-field-names.js';
import { childSchema, typeName } from './schema-parts.js';

/**
 * Checks a request's JSON against its schema the way the API's clients rely on: field names match whatever their case,
 * the last of several wins, null counts as absent, unknown fields are ignored.
 *
 * @param requestTypeName appears in messages, for example `ChatRequest`.
 * @throws RequestBodyError with the text for the client: the schema's own message where it has one, else which field
 *   holds what and should hold what.
 */
export function decodeRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  requestTypeName: string,
): z.output<Schema> {
  const matched = matchFieldNames(schema, value ?? {});
  const result = schema.safeParse(matched);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue ? describeIssue(issue, schema, matched, requestTypeName) : result.error;
}

function describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: unknown,
  requestTypeName: string,
): RequestBodyError {
  const field = issue.path.map(String).join('.');
  // Schemas that write their own messages do so as custom issues or as the message of a union.
  if (issue.code === 'custom' || issue.code === 'invalid_union') {
    return new RequestBodyError('invalid-field', issue.message, field);
  }

  let expected: z.core.$ZodType | undefined = schema;
  let found = value;
  for (const key of issue.path) {
    expected = expected && childSchema(expected, key);
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  const names = issue.path.filter((key) => typeof key === 'string');
  const place = names.length === 0 ? 'value' : `struct field ${requestTypeName}.${names.join('.')}`;
  const wanted = typeName(expected, requestTypeName);
  const message = `json: cannot unmarshal ${describeFound(found, wanted)} into Go ${place} of type ${wanted}`;
  return new RequestBodyError('invalid-field', message, field);
}

/** The kind of JSON that was found; a number in full where a number of another kind was expected. */
function describeFound(value: unknown, wanted: string): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number' && wanted === 'int') return `number ${value}`;
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}
