import { generateRequestSchema } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { answerGeneration } from './answer-generation.js';
import { decodeMedia } from './decode-media.js';
import { generateEncoder } from './encode-generate.js';
import { generationOptions, requireLogProbabilityRange } from './generation-options.js';
import { handle } from './handle.js';
import { EmptyNameError } from '../http/require-model.js';

/** `POST /api/generate` (contract: api, section 3). */
export const generateRoute = handle(async (context) => {
  const body = await readRequest(context, generateRequestSchema, 'GenerateRequest');
  requireLogProbabilityRange(body);
  if (body.model === '') throw new EmptyNameError("model '' not found");
  const generation = context.var.engine.generate({
    ...generationOptions(body, clientSignal(context)),
    prompt: body.prompt,
    suffix: body.suffix,
    system: body.system,
    template: body.template,
    raw: body.raw,
    ...(body.context === undefined ? {} : { context: body.context }),
    ...(body.images === undefined ? {} : { media: body.images.map(decodeMedia) }),
  });
  return answerGeneration(context, generation, {
    encoder: (warnings) => generateEncoder(body.model, warnings),
    stream: body.stream,
    dialect: { texts: modelNotFoundTexts(body.model) },
  });
});
