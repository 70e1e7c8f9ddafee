import type { GenerationDoneEvent, GenerationEvent, RenderedEvent } from '@puna/engine';
import type {
  ChatChoice,
  ChatChunkChoice,
  ChatCompletion,
  ChatCompletionChunk,
  OpenAiFinishReason,
} from '@puna/protocol';
import { collectAnswer } from '../generation/collected-answer.js';
import { encodeDebugInfo } from '../ollama/encode-message.js';
import type { CollectedEvents, GenerationsEncoder } from './answer-generations.js';
import { systemFingerprint, type AnswerIdentity } from './answer-identity.js';
import { encodeChatLogProbabilities, logProbabilitiesOf } from './encode-log-probabilities.js';
import { encodeToolCalls } from './encode-tool-calls.js';
import { UsageCounter } from './usage-counter.js';

function finishReason(event: GenerationDoneEvent | RenderedEvent, hasCalls: boolean): OpenAiFinishReason | null {
  if (event.type === 'rendered') return null;
  if (event.reason === 'length') return 'length';
  return hasCalls ? 'tool_calls' : 'stop';
}

function encodeChoice({ events, last }: CollectedEvents, index: number): ChatChoice {
  const { content, thinking, calls, logProbabilities } = collectAnswer(events);
  return {
    index,
    message: {
      role: 'assistant',
      content,
      ...(thinking === '' ? {} : { reasoning: thinking }),
      ...(calls.length > 0 ? { tool_calls: encodeToolCalls(calls) } : {}),
    },
    finish_reason: finishReason(last, calls.length > 0),
    ...encodeChatLogProbabilities(logProbabilities),
  };
}

/** The pieces of one answer of a stream. */
class ChoiceEncoder {
  readonly #index: number;
  #begun = false;
  #hasCalls = false;

  constructor(index: number) {
    this.#index = index;
  }

  encode(event: GenerationEvent): ChatChunkChoice[] {
    const logprobs = encodeChatLogProbabilities(logProbabilitiesOf(event));
    switch (event.type) {
      case 'content':
        return [this.#piece({ content: event.text }, logprobs)];
      case 'thinking':
        return [this.#piece({ content: '', reasoning: event.text }, logprobs)];
      case 'tool-calls':
        this.#hasCalls = true;
        return [this.#piece({ content: '', tool_calls: encodeToolCalls(event.calls) })];
      case 'done': {
        const first = this.#begun ? [] : [this.#piece({ content: '' })];
        return [...first, { index: this.#index, delta: {}, finish_reason: finishReason(event, this.#hasCalls) }];
      }
      case 'rendered':
      case 'warning':
        return [];
    }
  }

  #piece(delta: ChatChunkChoice['delta'], rest: ReturnType<typeof encodeChatLogProbabilities> = {}): ChatChunkChoice {
    const role = this.#begun ? {} : ({ role: 'assistant' } as const);
    this.#begun = true;
    return { index: this.#index, delta: { ...role, ...delta }, finish_reason: null, ...rest };
  }
}

/**
 * Encodes the answers of `/v1/chat/completions` (contract: openai-anthropic, section 2). An encoder belongs to one
 * request.
 */
export function chatEncoder(
  identity: AnswerIdentity,
  request: { readonly answers: number; readonly includeUsage: boolean },
): GenerationsEncoder {
  const { id, created, model } = identity;
  const usage = new UsageCounter();
  const choices = Array.from({ length: request.answers }, (_, index) => new ChoiceEncoder(index));
  const chunk = (choice?: ChatChunkChoice): ChatCompletionChunk => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    system_fingerprint: systemFingerprint,
    choices: choice === undefined ? [] : [choice],
    ...(choice === undefined ? { usage: usage.encode() } : {}),
  });
  return {
    chunks({ index, event }) {
      if (event.type === 'done') usage.add(event.usage);
      return (choices[index]?.encode(event) ?? []).map(chunk);
    },
    ending: () => (request.includeUsage ? [chunk()] : []),
    whole(answers): ChatCompletion {
      for (const { last } of answers) if (last.type === 'done') usage.add(last.usage);
      const first = answers[0]?.last;
      return {
        id,
        object: 'chat.completion',
        created,
        model,
        system_fingerprint: systemFingerprint,
        choices: answers.map(encodeChoice),
        usage: usage.encode(),
        ...(first?.type === 'rendered' ? { _debug_info: encodeDebugInfo(first) } : {}),
      };
    },
  };
}
