import { chatRequestSchema } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { answerGeneration } from './answer-generation.js';
import { chatEncoder } from './encode-chat.js';
import { decodeTool, decodeToolChoice } from '../generation/decode-tools.js';
import { decodeMessage } from './encode-message.js';
import { generationOptions, requireLogProbabilityRange } from './generation-options.js';
import { handle } from './handle.js';
import { requireModel } from '../http/require-model.js';

/** `POST /api/chat` (contract: api, section 4). */
export const chatRoute = handle(async (context) => {
  const body = await readRequest(context, chatRequestSchema, 'ChatRequest');
  requireLogProbabilityRange(body);
  requireModel(body.model);
  const generation = context.var.engine.chat({
    ...generationOptions(body, clientSignal(context)),
    messages: body.messages.map(decodeMessage),
    tools: body.tools.map(decodeTool),
    ...(body.tool_choice === undefined ? {} : { toolChoice: decodeToolChoice(body.tool_choice) }),
    ...(body.parallel_tool_calls === undefined ? {} : { parallelToolCalls: body.parallel_tool_calls }),
  });
  return answerGeneration(context, generation, {
    encoder: (warnings) => chatEncoder(body.model, warnings),
    stream: body.stream,
    dialect: { texts: modelNotFoundTexts(body.model) },
  });
});
