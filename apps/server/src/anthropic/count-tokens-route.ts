import { countTokensRequestSchema, type CountTokensResponse } from '@puna/protocol';
import { RequestWarnings } from '../generation/request-warnings.js';
import { clientSignal } from '../http/client-signal.js';
import { jsonResponse } from '../http/json-response.js';
import { withThinkingIfAble } from './chat-events.js';
import { decodeConversation } from './decode-conversation.js';
import { handle } from './handle.js';

/** `POST /v1/messages/count_tokens`: how long a conversation is for its model. Loads the model. */
export const countTokensRoute = handle(countTokensRequestSchema, 'CountTokensRequest', async ({ context, body }) => {
  const signal = clientSignal(context);
  const { conversation, warnings } = await decodeConversation(body, context.var.imageUrls, signal);
  const request = { ...conversation, signal };
  const { engine } = context.var;
  const answer: CountTokensResponse = {
    input_tokens: await withThinkingIfAble(request, (able) => engine.countTokens(able)),
  };
  const response = jsonResponse(answer);
  new RequestWarnings(context, warnings).addTo(response);
  return response;
});
