import { z } from 'zod';

import {
  answerCountField,
  mostAlternatives,
  samplingFields,
  streamOptionsField,
  uncheckedField,
} from './shared-fields.js';
import type { OpenAiUsage } from './usage.js';

/** The kind of JSON, as error texts of the API name it. */
function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'boolean') return 'bool';
  if (value === null) return '<nil>';
  return Array.isArray(value) ? '[]interface {}' : 'map[string]interface {}';
}

const stopField = z
  .union([z.string(), z.array(z.string())], {
    error: ({ input }) => {
      const wrong = Array.isArray(input) ? input.find((item) => typeof item !== 'string') : input;
      return `invalid type for 'stop' field: ${kindOf(wrong)}`;
    },
  })
  .transform((stop) => [stop].flat())
  .exactOptional()
  .meta({ description: 'Texts at which the answer ends: one, or a list.' });

/** `POST /v1/completions`. */
export const completionRequestSchema = z
  .object({
    model: z.string().trim().default(''),
    prompt: z.string().default(''),
    suffix: z.string().default(''),
    ...samplingFields,
    stop: stopField,
    n: answerCountField,
    stream: z.boolean().default(false),
    stream_options: streamOptionsField,
    logprobs: z
      .int()
      .refine((count) => count >= 0 && count <= mostAlternatives, 'logprobs must be between 0 and 20')
      .exactOptional()
      .meta({ description: 'Give log probabilities, with this many alternatives for each token.' }),
    best_of: uncheckedField,
    echo: uncheckedField,
  })
  .meta({ title: 'CompletionRequest' });

/** A decoded request. */
export type CompletionRequest = z.output<typeof completionRequestSchema>;

/** A request as a client may send it. */
export type CompletionRequestBody = z.input<typeof completionRequestSchema>;

/** Log probabilities in the older form: lists of equal length. */
export interface CompletionLogProbabilities {
  readonly tokens: readonly string[];
  readonly token_logprobs: readonly number[];
  readonly top_logprobs: readonly Readonly<Record<string, number>>[];

  /** Where each token begins in the text, in UTF-16 units. */
  readonly text_offset: readonly number[];
}

/** One answer, or a piece of it. */
export interface CompletionChoice {
  readonly text: string;
  readonly index: number;
  readonly finish_reason: 'stop' | 'length' | null;
  readonly logprobs?: CompletionLogProbabilities;
}

/** The whole answer, or one event of a stream. */
export interface Completion {
  readonly id: string;
  readonly object: 'text_completion';

  /** Seconds since 1970. */
  readonly created: number;
  readonly choices: readonly CompletionChoice[];

  /** As sent. */
  readonly model: string;
  readonly system_fingerprint: string;
  readonly usage?: OpenAiUsage;
}
