import { z } from 'zod';

import { applyNameAlias, modelField, nameAliasField } from './shared-fields.js';

/** `DELETE /api/delete`. */
export const deleteRequestSchema = z
  .object({ model: modelField, name: nameAliasField })
  .meta({ title: 'DeleteRequest' })
  .transform(applyNameAlias);

export type DeleteRequest = z.output<typeof deleteRequestSchema>;

/** A request as a client may send it. */
export type DeleteRequestBody = z.input<typeof deleteRequestSchema>;
