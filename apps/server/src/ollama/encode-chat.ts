import type { GenerationDoneEvent, GenerationEvent } from '@puna/engine';
import { currentTimestamp, type ChatResponse, type Message } from '@puna/protocol';
import type { AnswerEncoder } from './answer-encoder.js';
import { collectAnswer } from '../generation/collected-answer.js';
import { encodeDebugInfo, encodeToolCalls } from './encode-message.js';
import { encodeRemote } from './encode-remote.js';
import { encodeLogProbabilities, encodeUsage } from './encode-usage.js';
import { encodeWarnings } from './encode-warnings.js';

function assistant(content: string, rest: Partial<Message> = {}): Message {
  return { role: 'assistant', content, ...rest };
}

/**
 * Encodes answers of `/api/chat`.
 *
 * @param model the name as the client sent it, which the answer echoes
 * @param warnings gives what was not done as asked; asked for the last object
 */
export function chatEncoder(model: string, warnings: () => readonly string[]): AnswerEncoder<ChatResponse> {
  const piece = (message: Message, rest: Partial<ChatResponse> = {}): ChatResponse => ({
    model,
    created_at: currentTimestamp(),
    message,
    done: false,
    ...rest,
  });
  const done = (
    event: GenerationDoneEvent,
    message: Message,
    logProbabilities: ReturnType<typeof encodeLogProbabilities> = {},
  ): ChatResponse => ({
    model,
    ...encodeRemote(event.remote),
    created_at: currentTimestamp(),
    message,
    done: true,
    done_reason: event.reason,
    ...logProbabilities,
    ...encodeUsage(event.usage),
    ...encodeWarnings(warnings()),
  });
  const line = (event: GenerationEvent): ChatResponse | undefined => {
    switch (event.type) {
      case 'content':
        return piece(assistant(event.text), encodeLogProbabilities(event.logProbabilities));
      case 'thinking':
        return piece(assistant('', { thinking: event.text }), encodeLogProbabilities(event.logProbabilities));
      case 'tool-calls':
        return piece(assistant('', { tool_calls: encodeToolCalls(event.calls) }));
      case 'rendered':
        return piece({ role: '', content: '' }, { _debug_info: encodeDebugInfo(event) });
      case 'done':
        return done(event, assistant(''));
      case 'warning':
        return undefined;
    }
  };
  return {
    line,
    whole(events, last) {
      if (last.type === 'rendered') return piece({ role: '', content: '' }, { _debug_info: encodeDebugInfo(last) });
      const { content, thinking, calls, logProbabilities } = collectAnswer(events);
      const message = assistant(content, {
        ...(thinking === '' ? {} : { thinking }),
        ...(calls.length > 0 ? { tool_calls: encodeToolCalls(calls) } : {}),
      });
      return done(last, message, encodeLogProbabilities(logProbabilities));
    },
  };
}
