import {
  type ChatInput,
  ContextExceededError,
  type GenerateEvent,
  type GenerateRequest,
  type LoadedModel,
  UnsupportedError,
} from '@puna/runtime';
import type { StoredModel } from '../models/stored-model.js';
import { inWireNames } from '../options/option-warnings.js';
import { parseFormat } from '../options/parse-format.js';
import type { CheckedRequest } from './answer-request.js';
import { dropOldest } from './drop-oldest.js';
import type { GenerationEvent } from './generation-event.js';
import type { GenerationRequest } from './generation-request.js';
import { generationSettings } from './prepare.js';
import type { GenerationOutcome } from './run-generation.js';
import { numberToolCalls } from './tool-call-ids.js';

/** Whether the engine renders conversations. A TEMPLATE that was given to the model wins, where the engine takes prompts. */
export function rendersElsewhere({ layers }: StoredModel, { capabilities }: LoadedModel): boolean {
  return capabilities.chat && !(layers.template !== undefined && capabilities.completion);
}

/**
 * Has the engine answer a conversation that it renders itself. Yields its pieces and returns how it ended.
 *
 * @throws UnsupportedError where the prompt is asked for, which only the engine knows.
 */
export async function* converse(
  { request, stored, options }: CheckedRequest<GenerationRequest>,
  model: LoadedModel,
  input: Omit<ChatInput, 'type'>,
): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  if (request.renderOnly) {
    throw new UnsupportedError('The engine that runs this model renders its prompts; they are not known here.');
  }
  const constraint = parseFormat(request.format);
  const settings = generationSettings(request, options, model);
  if (stored.layers.template !== undefined) {
    const message = 'the engine that runs this model takes no prompts; the TEMPLATE of the model was ignored';
    yield { type: 'warning', warning: { type: 'other', message } };
  }
  const asked = { ...settings, ...(constraint === undefined ? {} : { constraint }) };
  let { messages } = input;
  for (;;) {
    try {
      return yield* answerOnce(model, { ...asked, input: { type: 'chat', ...input, messages } });
    } catch (error) {
      // It comes before the first piece of an answer, or not at all.
      if (request.truncate === false || !ContextExceededError.isInstance(error)) throw error;
      const fewer = dropOldest(messages, error.details);
      if (fewer === undefined) throw error;
      messages = fewer;
    }
  }
}

async function* answerOnce(
  model: LoadedModel,
  request: GenerateRequest & { readonly input: ChatInput },
): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  let text = '';
  let calls = 0;
  for await (const event of model.generate(request)) {
    if (event.type === 'done') return { reason: event.reason, stopText: event.stopText, usage: event.usage, text };
    if (event.type === 'text') text += event.text;
    if (event.type === 'tool-call') {
      calls += 1;
      if (request.input.parallelToolCalls === false && calls > 1) continue;
    }
    yield eventOf(event);
  }
  throw new Error('the runtime ended its stream without a final event');
}

function eventOf(event: Exclude<GenerateEvent, { readonly type: 'done' }>): GenerationEvent {
  switch (event.type) {
    case 'text': {
      const { text, logProbabilities } = event;
      return { type: 'content', text, ...(logProbabilities === undefined ? {} : { logProbabilities }) };
    }
    case 'thinking':
      return event;
    case 'tool-call':
      return { type: 'tool-calls', calls: numberToolCalls([event.call], 0) };
    case 'warning':
      return { type: 'warning', warning: inWireNames(event.warning) };
  }
}
