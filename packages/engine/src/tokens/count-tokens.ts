import type { EngineContext } from '../engine-context.js';
import { chat } from '../generation/chat.js';
import type { ChatRequest } from '../generation/generation-request.js';

/**
 * Counts the tokens of a conversation as its model would read it, with the model's messages, template and tools.
 * Loads the model, since its own tokenizer counts. Nothing is dropped, however long the conversation is.
 *
 * @throws the same errors as `chat`.
 */
export async function countTokens(context: EngineContext, request: ChatRequest): Promise<number> {
  let count = 0;
  const onPrompt = (tokens: number): void => {
    count = tokens;
  };
  for await (const event of chat(context, { ...request, truncate: false, renderOnly: true, onPrompt })) {
    if (event.type === 'rendered') break;
  }
  return count;
}
