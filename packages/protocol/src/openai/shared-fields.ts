import { z } from 'zod';

/** Answers that one request may ask for. */
const mostAnswers = 128;

/** Alternatives that may be asked for beside each token. */
export const mostAlternatives = 20;

/** A field that is known, so that its use can be reported, and not checked. */
export const uncheckedField = z.unknown().exactOptional();

/** How many answers to generate. */
export const answerCountField = z
  .int()
  .refine((count) => count >= 1 && count <= mostAnswers, `n must be between 1 and ${mostAnswers}`)
  .default(1)
  .meta({ description: 'How many answers to generate.' });

/** What a stream tells besides the answer. */
export const streamOptionsField = z
  .object({ include_usage: z.boolean().default(false) })
  .meta({ title: 'StreamOptions' })
  .default({ include_usage: false });

/** What the bias of a token may be. */
const largestBias = 100;

const logitBiasField = z
  .record(
    z.string().regex(/^\d+$/, 'logit_bias must have token ids as its keys'),
    z.number().refine((bias) => Math.abs(bias) <= largestBias, 'logit_bias must be between -100 and 100'),
  )
  .exactOptional()
  .meta({ description: 'Added to the logits of tokens, by token id; `/api/tokenize` gives the ids.' });

/** The sampling fields of all text generation. Absent fields leave the model's own parameters in force. */
export const samplingFields = {
  max_tokens: z.int().exactOptional(),
  temperature: z.number().exactOptional(),
  top_p: z.number().exactOptional(),
  frequency_penalty: z.number().exactOptional(),
  presence_penalty: z.number().exactOptional(),
  seed: z.int().exactOptional(),
  logit_bias: logitBiasField,
};
