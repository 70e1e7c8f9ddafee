import { z } from 'zod';

/** `POST /api/copy`. */
export const copyRequestSchema = z
  .object({ source: z.string().trim().default(''), destination: z.string().trim().default('') })
  .meta({ title: 'CopyRequest' });

export type CopyRequest = z.output<typeof copyRequestSchema>;

/** A request as a client may send it. */
export type CopyRequestBody = z.input<typeof copyRequestSchema>;
