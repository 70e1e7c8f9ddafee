import { z } from 'zod';

import { keepAliveSchema } from './keep-alive.js';
import type { AnswerWarnings } from './ollama/metrics.js';
import { modelField, optionsField } from './ollama/shared-fields.js';

/** A document is a text, or an object with one, as in the APIs of Jina and Cohere. */
const documentField = z
  .union([z.string(), z.object({ text: z.string() })], { error: 'a document must be a text or {"text": "…"}' })
  .transform((document) => (typeof document === 'string' ? document : document.text));

const rerankFields = {
  model: modelField,
  query: z.string().default('').meta({ description: 'What the documents should answer.' }),
  documents: z.array(documentField).default([]),
  top_n: z.int().exactOptional().meta({ description: 'How many of the best to give; absent: all.' }),
  return_documents: z.boolean().default(false).meta({ description: 'Give the texts with the scores.' }),
};

/** `POST /api/rerank`, which the original lacks. Without documents it loads the model. */
export const rerankRequestSchema = z
  .object({ ...rerankFields, options: optionsField, keep_alive: keepAliveSchema.exactOptional() })
  .meta({ title: 'RerankRequest' });

/** A decoded request: `keep_alive` is in milliseconds, `Infinity` for ever. */
export type RerankRequest = z.output<typeof rerankRequestSchema>;

/** A request as a client may send it. */
export type RerankRequestBody = z.input<typeof rerankRequestSchema>;

/** `POST /v1/rerank`, in the form that Jina's and Cohere's clients send. */
export const rerankV1RequestSchema = z.object(rerankFields).meta({ title: 'RerankV1Request' });

/** One document and how well it answers the query. */
export interface RerankResult {
  /** Its place among the documents of the request. */
  readonly index: number;

  /** From 0, unrelated, to 1, answers the query. */
  readonly relevance_score: number;

  /** Where `return_documents` asked for it. */
  readonly document?: { readonly text: string };
}

/** The documents, the best first. Durations are whole nanoseconds. */
export interface RerankResponse extends AnswerWarnings {
  /** As sent. */
  readonly model: string;
  readonly results: readonly RerankResult[];
  readonly total_duration: number;
  readonly load_duration: number;

  /** Tokens that were read, the query once for each document. */
  readonly prompt_eval_count: number;
}

/** The documents, the best first: `usage` is where Jina's clients look for the tokens, `meta` where Cohere's do. */
export interface RerankV1Response {
  readonly id: string;
  readonly object: 'list';

  /** As sent. */
  readonly model: string;
  readonly results: readonly RerankResult[];
  readonly usage: { readonly prompt_tokens: number; readonly total_tokens: number };
  readonly meta: { readonly tokens: { readonly input_tokens: number; readonly output_tokens: 0 } };
}
