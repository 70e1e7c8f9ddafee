import { z } from 'zod';

import { keepAliveSchema } from '../keep-alive.js';
import type { AnswerWarnings } from './metrics.js';
import { modelField, optionsField } from './shared-fields.js';

/** `POST /api/embeddings`, the old form of `/api/embed`. */
export const embeddingsRequestSchema = z
  .object({
    model: modelField,
    prompt: z.string().default(''),
    options: optionsField,
    keep_alive: keepAliveSchema.exactOptional(),
  })
  .meta({ title: 'EmbeddingRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type EmbeddingsRequest = z.output<typeof embeddingsRequestSchema>;

/** A request as a client may send it. */
export type EmbeddingsRequestBody = z.input<typeof embeddingsRequestSchema>;

/** The vector; empty where the model was only loaded. */
export interface EmbeddingsResponse extends AnswerWarnings {
  readonly embedding: readonly number[];
}
