import { z } from 'zod';

import { applyNameAlias, modelField, nameAliasField, streamField } from './shared-fields.js';

/** `POST /api/pull`. The old `username` and `password` are ignored. */
export const pullRequestSchema = z
  .object({ model: modelField, name: nameAliasField, insecure: z.boolean().default(false), stream: streamField })
  .meta({ title: 'PullRequest' })
  .transform(applyNameAlias);

export type PullRequest = z.output<typeof pullRequestSchema>;

/** A request as a client may send it. */
export type PullRequestBody = z.input<typeof pullRequestSchema>;
