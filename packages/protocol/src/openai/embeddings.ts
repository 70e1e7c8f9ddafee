import { z } from 'zod';

/** One text or several; an empty text counts. */
const inputField = z
  .union([z.string(), z.array(z.string())], { error: 'invalid input type' })
  .default([])
  .transform((input) => [input].flat())
  .refine((texts) => texts.length > 0, 'invalid input');

const encodingField = z
  .string()
  .default('float')
  .transform((encoding, context) => {
    const lower = encoding.toLowerCase();
    if (lower === 'base64') return lower;
    if (lower === 'float' || lower === '') return 'float';
    const message = `Invalid value for 'encoding_format' = ${encoding}. Supported values: ['float', 'base64'].`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** `POST /v1/embeddings`. */
export const openAiEmbeddingsRequestSchema = z
  .object({
    model: z.string().trim().default(''),
    input: inputField,
    dimensions: z.int().default(0),
    encoding_format: encodingField,
  })
  .meta({ title: 'EmbeddingRequest' });

/** A decoded request. */
export type OpenAiEmbeddingsRequest = z.output<typeof openAiEmbeddingsRequestSchema>;

/** A request as a client may send it. */
export type OpenAiEmbeddingsRequestBody = z.input<typeof openAiEmbeddingsRequestSchema>;

/** The vectors, in the order of the inputs. */
export interface OpenAiEmbeddings {
  readonly object: 'list';
  readonly data: readonly {
    readonly object: 'embedding';

    /** The numbers, or their bytes (little-endian, four each) in base64. */
    readonly embedding: readonly number[] | string;
    readonly index: number;
  }[];

  /** As sent. */
  readonly model: string;
  readonly usage: { readonly prompt_tokens: number; readonly total_tokens: number };
}
