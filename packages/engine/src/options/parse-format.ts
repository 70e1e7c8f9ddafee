import type { JsonSchema, OutputConstraint } from '@puna/runtime';
import { InvalidFormatError } from '../errors/invalid-format-error.js';

/**
 * What `format` holds the output to: absent, null and `""` nothing, `"json"` any JSON object, an object a JSON Schema.
 *
 * @throws InvalidFormatError for anything else.
 */
export function parseFormat(format: unknown): OutputConstraint | undefined {
  if (format === undefined || format === null || format === '') return undefined;
  if (format === 'json') return { type: 'json' };
  if (typeof format === 'object' && !Array.isArray(format)) {
    return { type: 'json-schema', schema: format as JsonSchema };
  }
  const quoted = JSON.stringify(JSON.stringify(format));
  throw new InvalidFormatError(`invalid format: ${quoted}; expected "json" or a valid JSON Schema object`);
}
