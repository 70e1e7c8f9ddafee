import { chatCompletionRequestSchema } from '@puna/protocol';
import { clientSignal } from '../http/client-signal.js';
import { modelNotFoundTexts } from '../http/model-texts.js';
import { readRequest } from '../http/read-request.js';
import { requireModel } from '../http/require-model.js';
import { loadLinkedImages } from '../linked-images/load-linked-images.js';
import { answerGenerations } from './answer-generations.js';
import { answerIdentity } from './answer-identity.js';
import { chatWarnings, decodeChat } from './decode-chat.js';
import { chatEncoder } from './encode-chat.js';
import { decodeMessages, linkRefusal } from './decode-message.js';
import { handle } from './handle.js';

/** `POST /v1/chat/completions` (contract: openai-anthropic, section 2). */
export const chatCompletionsRoute = handle(async (context) => {
  const body = await readRequest(context, chatCompletionRequestSchema, 'ChatCompletionRequest');
  requireModel(body.model);
  const messages = await loadLinkedImages(decodeMessages(body.messages), {
    rules: context.var.imageUrls,
    refusal: linkRefusal,
    signal: clientSignal(context),
  });
  const decoded = decodeChat(body, messages);
  const { engine } = context.var;
  return answerGenerations(context, {
    count: body.n,
    generate: (index, signal) => engine.chat(decoded(index, signal)),
    encoder: chatEncoder(answerIdentity('chatcmpl', body.model), {
      answers: body.n,
      includeUsage: body.stream_options.include_usage,
    }),
    stream: body.stream && !body._debug_render_only,
    warnings: chatWarnings(body),
    errorTexts: modelNotFoundTexts(body.model),
  });
});
