import { z } from 'zod';

import { InvalidDurationError, parseDuration } from './duration.js';

/** Longer than this counts as forever: about 292 years, the most that a duration holds on the wire. */
const longestSeconds = 2 ** 63 / 1e9;

/**
 * How long a model stays loaded. On the wire a number of seconds, or a duration such as `5m`; decoded it is
 * milliseconds, `Infinity` for anything negative ("keep forever"), 0 for "unload when idle".
 */
export const keepAliveSchema = z
  .union([z.number(), z.string()], { error: (issue) => `Unsupported type: '${goTypeOf(issue.input)}'` })
  .transform((value, context) => {
    if (typeof value === 'number') return value < 0 || value > longestSeconds ? Infinity : value * 1000;
    try {
      const milliseconds = parseDuration(value);
      return milliseconds < 0 ? Infinity : milliseconds;
    } catch (error) {
      if (!InvalidDurationError.isInstance(error)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  })
  .meta({ description: 'Seconds as a number, or a duration such as "5m"; negative keeps the model loaded forever.' });

/** The type's name in the message that clients know. */
function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object' && value !== null) return 'map[string]interface {}';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}
