import { z } from 'zod';
import { keepAliveSchema } from '../keep-alive.js';

import { findBase64Error } from '../base64.js';

/** A model name as sent, without the spaces around it. Its grammar is checked later: each endpoint has its own error. */
export const modelField = z
  .string()
  .trim()
  .default('')
  .meta({ description: 'Model name: [host/][namespace/]model[:tag].' });

/** The old spelling of `model`, on the endpoints that know it. */
export const nameAliasField = z
  .string()
  .trim()
  .exactOptional()
  .meta({ description: 'Old name of `model`.', deprecated: true });

/** Whether the answer is a stream of JSON lines. */
export const streamField = z.boolean().default(true).meta({ description: 'Answer in pieces, one JSON object a line.' });

/** Model options by name. Their names and types are the engine's matter, which reports them with its own errors. */
export const optionsField = z
  .record(z.string(), z.unknown())
  .exactOptional()
  .meta({ description: 'Model options, such as temperature, num_ctx, stop.' });

/** `"json"`, a JSON Schema, or empty for no constraint. Anything else is refused after the model is loaded. */
const formatField = z
  .unknown()
  .exactOptional()
  .meta({ description: '"json", or a JSON Schema that the answer must match.' });

/** Images (or audio) in base64. */
export const imagesField = z
  .array(
    z.string().superRefine((text, context) => {
      const at = findBase64Error(text);
      if (at !== undefined) context.addIssue({ code: 'custom', message: `illegal base64 data at input byte ${at}` });
    }),
  )
  .exactOptional()
  .meta({ description: 'Images and sounds in base64, without a data: prefix.' });

const wrongThinkType = 'think must be a boolean or string ("high", "medium", "low", "max", true, or false)';

/** Whether the model thinks before it answers, or how much. */
const thinkField = z
  .union([z.boolean(), z.enum(['low', 'medium', 'high', 'max'])], {
    error: ({ input }) =>
      typeof input === 'string'
        ? `invalid think value: ${JSON.stringify(input)} (must be "high", "medium", "low", "max", true, or false)`
        : wrongThinkType,
  })
  .exactOptional()
  .meta({ description: 'true, false, "low", "medium", "high" or "max".' });

/** Whether, or how much, a model should think. */
export type Think = boolean | 'low' | 'medium' | 'high' | 'max';

/** Moves the old `name` to `model` where `model` is empty. */
export function applyNameAlias<Request extends { model: string; name?: string }>(
  request: Request,
): Omit<Request, 'name'> {
  const { name, ...rest } = request;
  return { ...rest, model: rest.model === '' ? (name ?? '') : rest.model };
}

/** The fields that generate and chat requests share, in the order of the API's own documentation. */
export const generationFields = {
  stream: streamField,
  format: formatField,
  keep_alive: keepAliveSchema.exactOptional(),
  options: optionsField,
  think: thinkField,
  truncate: z.boolean().default(true),
  shift: z.boolean().exactOptional(),
  logprobs: z.boolean().default(false),
  top_logprobs: z.int().default(0),
  _debug_render_only: z.boolean().default(false),
};
