import { z } from 'zod';

/** Where the bytes of an image come from. Only base64 can be used. */
const imageSourceSchema = z.object({
  type: z.string().nullish(),
  media_type: z.string().nullish(),
  data: z.string().nullish(),
  url: z.string().nullish(),
});

const plainBlockFields = {
  type: z.string(),
  text: z.string().nullish(),
  source: imageSourceSchema.nullish(),
};

/** A block within the result of a tool: `text`, `image`. */
const resultBlockSchema = z.object(plainBlockFields);

/**
 * One block of a message: `text`, `image`, `tool_use`, `tool_result`, `thinking`. One schema for all kinds, since blocks
 * of unknown kinds are left out and not refused.
 */
const contentBlockSchema = z.object({
  ...plainBlockFields,
  thinking: z.string().nullish(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  tool_use_id: z.string().nullish(),

  /** Of a `tool_result`: a text or blocks. Blocks of unknown kinds have objects here. */
  content: z.union([z.string(), z.array(resultBlockSchema), z.record(z.string(), z.unknown())]).nullish(),
});

/** Says which block is wrong, since the text of a union says only that none of its kinds fit. */
function describeWrongContent({ input, issues }: { input?: unknown; issues: readonly z.core.$ZodIssue[] }): string {
  const [issue] = issues;
  if (!Array.isArray(input) || issue === undefined) return 'must be a string or an array of blocks';
  return `block ${issue.path.map(String).join('.')}: ${issue.message}`;
}

/** A text, or an array of blocks. */
export function contentField(name: string) {
  return z.union([z.string(), z.array(contentBlockSchema)], {
    error: (issue) => {
      const errors = 'errors' in issue ? (issue.errors as readonly (readonly z.core.$ZodIssue[])[]) : [];
      return `${name}: ${describeWrongContent({ input: issue.input, issues: errors.at(-1) ?? [] })}`;
    },
  });
}

/** One block of a message that a client sent. */
export type ContentBlock = z.output<typeof contentBlockSchema>;

/** One block within the result of a tool. */
export type ResultBlock = z.output<typeof resultBlockSchema>;
