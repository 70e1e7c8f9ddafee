import type { GenerationDoneEvent, GenerationEvent } from '@puna/engine';
import type { Completion, CompletionChoice } from '@puna/protocol';
import { collectAnswer } from '../generation/collected-answer.js';
import type { CollectedEvents, GenerationsEncoder } from './answer-generations.js';
import { systemFingerprint, type AnswerIdentity } from './answer-identity.js';
import { encodeCompletionLogProbabilities } from './encode-log-probabilities.js';
import { UsageCounter } from './usage-counter.js';

function finishReason({ reason }: GenerationDoneEvent): CompletionChoice['finish_reason'] {
  return reason === 'length' ? 'length' : 'stop';
}

function encodeChoice({ events, last }: CollectedEvents, index: number): CompletionChoice {
  // Thinking has no place in this API, and neither have its log probabilities.
  const { content, logProbabilities } = collectAnswer(events.filter(({ type }) => type !== 'thinking'));
  return {
    text: content,
    index,
    finish_reason: last.type === 'done' ? finishReason(last) : null,
    ...encodeCompletionLogProbabilities(logProbabilities, 0),
  };
}

/** The pieces of one answer of a stream. */
class ChoiceEncoder {
  readonly #index: number;
  #length = 0;

  constructor(index: number) {
    this.#index = index;
  }

  encode(event: GenerationEvent): CompletionChoice[] {
    if (event.type === 'done') return [{ text: '', index: this.#index, finish_reason: finishReason(event) }];
    if (event.type !== 'content') return [];
    const logprobs = encodeCompletionLogProbabilities(event.logProbabilities ?? [], this.#length);
    this.#length += event.text.length;
    return [{ text: event.text, index: this.#index, finish_reason: null, ...logprobs }];
  }
}

/**
 * Encodes the answers of `/v1/completions` (contract: openai-anthropic, section 3). An encoder belongs to one request.
 */
export function completionEncoder(
  identity: AnswerIdentity,
  request: { readonly answers: number; readonly includeUsage: boolean },
): GenerationsEncoder {
  const { id, created, model } = identity;
  const usage = new UsageCounter();
  const choices = Array.from({ length: request.answers }, (_, index) => new ChoiceEncoder(index));
  const chunk = (choice?: CompletionChoice): Completion => ({
    id,
    object: 'text_completion',
    created,
    choices: choice === undefined ? [] : [choice],
    model,
    system_fingerprint: systemFingerprint,
    ...(choice === undefined ? { usage: usage.encode() } : {}),
  });
  return {
    chunks({ index, event }) {
      if (event.type === 'done') usage.add(event.usage);
      return (choices[index]?.encode(event) ?? []).map(chunk);
    },
    ending: () => (request.includeUsage ? [chunk()] : []),
    whole(answers): Completion {
      for (const { last } of answers) if (last.type === 'done') usage.add(last.usage);
      return {
        id,
        object: 'text_completion',
        created,
        model,
        system_fingerprint: systemFingerprint,
        choices: answers.map(encodeChoice),
        usage: usage.encode(),
      };
    },
  };
}
