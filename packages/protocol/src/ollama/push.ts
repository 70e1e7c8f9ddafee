import { z } from 'zod';

import { applyNameAlias, modelField, nameAliasField, streamField } from './shared-fields.js';

/** `POST /api/push`. */
export const pushRequestSchema = z
  .object({ model: modelField, name: nameAliasField, insecure: z.boolean().default(false), stream: streamField })
  .meta({ title: 'PushRequest' })
  .transform(applyNameAlias);

export type PushRequest = z.output<typeof pushRequestSchema>;

/** A request as a client may send it. */
export type PushRequestBody = z.input<typeof pushRequestSchema>;
