import { z } from 'zod';

import type { ProgressResponse } from './progress.js';
import { modelField, streamField } from './shared-fields.js';

/** `POST /api/verify`, which the original lacks. Without a model, the files of all models are read. */
export const verifyRequestSchema = z
  .object({
    model: modelField,
    insecure: z.boolean().default(false).meta({ description: 'Repair over plain http.' }),
    stream: streamField,
  })
  .meta({ title: 'VerifyRequest' });

export type VerifyRequest = z.output<typeof verifyRequestSchema>;

/** A request as a client may send it. */
export type VerifyRequestBody = z.input<typeof verifyRequestSchema>;

/** One line of the answer. The counts are in the last one. */
export interface VerifyResponse extends ProgressResponse {
  /** Files that were read. */
  readonly verified?: number;

  /** Those of them that were damaged or missing and are whole again. */
  readonly repaired?: number;
}
