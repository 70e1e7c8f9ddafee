import { MissingCapabilityError, type ChatRequest, type Engine, type GenerationEvent } from '@puna/engine';

function lacksThinking(error: unknown): boolean {
  return MissingCapabilityError.isInstance(error) && error.details['capability'] === 'thinking';
}

/** This API drops the wish to think where the model can't (contract: openai-anthropic, section 7). */
export async function withThinkingIfAble<Answer>(
  request: ChatRequest,
  answer: (request: ChatRequest) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer(request);
  } catch (error) {
    if (!lacksThinking(error)) throw error;
    const { think: _think, ...rest } = request;
    return answer(rest);
  }
}

/** The events of an answer. */
export async function* chatEvents(engine: Engine, request: ChatRequest): AsyncGenerator<GenerationEvent> {
  const started = await withThinkingIfAble(request, async (able) => {
    const events = engine.chat(able);
    return { first: await events.next(), events };
  });
  try {
    if (!started.first.done) yield started.first.value;
    yield* started.events;
  } finally {
    await started.events.return(undefined);
  }
}
