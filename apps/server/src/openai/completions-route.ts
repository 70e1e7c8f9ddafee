import { completionRequestSchema } from '@puna/protocol';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { answerGenerations } from './answer-generations.js';
import { answerIdentity } from './answer-identity.js';
import { completionEncoder } from './encode-completion.js';
import { handle } from './handle.js';
import { samplingOptions } from './sampling-options.js';
import { unsupportedFieldWarnings, type HarmlessValues } from '../generation/unsupported-fields.js';

/** Fields that are accepted and not followed. */
const unsupported: HarmlessValues = { best_of: [1], echo: [false] };

/** `POST /v1/completions` (contract: openai-anthropic, section 3). */
export const completionsRoute = handle(async (context) => {
  const body = await readRequest(context, completionRequestSchema, 'CompletionRequest');
  requireModel(body.model);
  const { engine } = context.var;
  return answerGenerations(context, {
    count: body.n,
    generate: (index, signal) =>
      engine.generate({
        model: body.model,
        prompt: body.prompt,
        suffix: body.suffix,
        options: samplingOptions(body, index),
        signal,
        ...(body.logit_bias === undefined ? {} : { logitBias: body.logit_bias }),
        ...(body.logprobs === undefined ? {} : { logProbabilities: { alternatives: body.logprobs } }),
      }),
    encoder: completionEncoder(answerIdentity('cmpl', body.model), {
      answers: body.n,
      includeUsage: body.stream_options.include_usage,
    }),
    stream: body.stream,
    warnings: unsupportedFieldWarnings(body, unsupported),
    errorTexts: modelNotFoundTexts(body.model),
  });
});
