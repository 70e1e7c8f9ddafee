import { z } from 'zod';

import { keepAliveSchema } from '../keep-alive.js';
import type { AnswerWarnings } from './metrics.js';
import { modelField, optionsField } from './shared-fields.js';

const modelFields = { model: modelField, options: optionsField, keep_alive: keepAliveSchema.exactOptional() };

/** `POST /api/tokenize`, which the original lacks. The names are those of llama.cpp's server. */
export const tokenizeRequestSchema = z
  .object({
    ...modelFields,
    content: z.string().default('').meta({ description: 'The text.' }),
    add_special: z
      .boolean()
      .default(false)
      .meta({ description: 'Add the tokens that the model wants around a text, such as the one that begins it.' }),
    parse_special: z
      .boolean()
      .default(true)
      .meta({ description: 'Read the spelling of a control token, such as <|im_start|>, as that token.' }),
  })
  .meta({ title: 'TokenizeRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type TokenizeRequest = z.output<typeof tokenizeRequestSchema>;

/** A request as a client may send it. */
export type TokenizeRequestBody = z.input<typeof tokenizeRequestSchema>;

/** The ids of the tokens. Durations are whole nanoseconds. */
export interface TokenizeResponse extends AnswerWarnings {
  /** As sent. */
  readonly model: string;
  readonly tokens: readonly number[];
  readonly total_duration: number;
  readonly load_duration: number;
}

/** `POST /api/detokenize`, which the original lacks. */
export const detokenizeRequestSchema = z
  .object({ ...modelFields, tokens: z.array(z.int()).default([]).meta({ description: 'Ids of tokens.' }) })
  .meta({ title: 'DetokenizeRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type DetokenizeRequest = z.output<typeof detokenizeRequestSchema>;

/** A request as a client may send it. */
export type DetokenizeRequestBody = z.input<typeof detokenizeRequestSchema>;

/** The text that the tokens stand for. Durations are whole nanoseconds. */
export interface DetokenizeResponse extends AnswerWarnings {
  /** As sent. */
  readonly model: string;
  readonly content: string;
  readonly total_duration: number;
  readonly load_duration: number;
}
