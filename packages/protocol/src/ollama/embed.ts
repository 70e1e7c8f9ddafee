import { z } from 'zod';

import { keepAliveSchema } from '../keep-alive.js';
import type { AnswerWarnings } from './metrics.js';
import { modelField, optionsField } from './shared-fields.js';

/** `POST /api/embed`. Absent, empty text and empty array as `input` load the model. */
export const embedRequestSchema = z
  .object({
    model: modelField,
    input: z.union([z.string(), z.array(z.string())], { error: 'invalid input type' }).exactOptional(),
    truncate: z.boolean().default(true),
    dimensions: z.int().default(0),
    options: optionsField,
    keep_alive: keepAliveSchema.exactOptional(),
  })
  .meta({ title: 'EmbedRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type EmbedRequest = z.output<typeof embedRequestSchema>;

/** A request as a client may send it. */
export type EmbedRequestBody = z.input<typeof embedRequestSchema>;

/** The vectors, in the order of the inputs. Durations are whole nanoseconds; zeros are left out. */
export interface EmbedResponse extends AnswerWarnings {
  /** As sent. */
  readonly model: string;
  readonly embeddings: readonly (readonly number[])[];
  readonly total_duration?: number;
  readonly load_duration?: number;

  /** Tokens of all inputs together. */
  readonly prompt_eval_count?: number;
}
