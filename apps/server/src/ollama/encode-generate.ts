import type { GenerationDoneEvent, GenerationEvent } from '@puna/engine';
import { currentTimestamp, type GenerateResponse } from '@puna/protocol';
import type { AnswerEncoder } from './answer-encoder.js';
import { collectAnswer } from '../generation/collected-answer.js';
import { encodeDebugInfo, encodeToolCalls } from './encode-message.js';
import { encodeRemote } from './encode-remote.js';
import { encodeLogProbabilities, encodeUsage } from './encode-usage.js';
import { encodeWarnings } from './encode-warnings.js';

/**
 * Encodes answers of `/api/generate`.
 *
 * @param model the name as the client sent it, which the answer echoes
 * @param warnings gives what was not done as asked; asked for the last object
 */
export function generateEncoder(model: string, warnings: () => readonly string[]): AnswerEncoder<GenerateResponse> {
  const piece = (response: string, rest: Partial<GenerateResponse> = {}): GenerateResponse => ({
    model,
    created_at: currentTimestamp(),
    response,
    done: false,
    ...rest,
  });
  const done = (event: GenerationDoneEvent, response: string, thinking: string): GenerateResponse => ({
    model,
    ...encodeRemote(event.remote),
    created_at: currentTimestamp(),
    response,
    ...(thinking === '' ? {} : { thinking }),
    done: true,
    done_reason: event.reason,
    ...(event.context === undefined ? {} : { context: event.context }),
    ...encodeUsage(event.usage),
    ...encodeWarnings(warnings()),
  });
  const line = (event: GenerationEvent): GenerateResponse | undefined => {
    switch (event.type) {
      case 'content':
        return piece(event.text, encodeLogProbabilities(event.logProbabilities));
      case 'thinking':
        return piece('', { thinking: event.text, ...encodeLogProbabilities(event.logProbabilities) });
      case 'tool-calls':
        return piece('', { tool_calls: encodeToolCalls(event.calls) });
      case 'rendered':
        return piece('', { _debug_info: encodeDebugInfo(event) });
      case 'done':
        return done(event, '', '');
      case 'warning':
        return undefined;
    }
  };
  return {
    line,
    whole(events, last) {
      if (last.type === 'rendered') return piece('', { _debug_info: encodeDebugInfo(last) });
      const { content, thinking, calls, logProbabilities } = collectAnswer(events);
      return {
        ...done(last, content, thinking),
        ...(calls.length > 0 ? { tool_calls: encodeToolCalls(calls) } : {}),
        ...encodeLogProbabilities(logProbabilities),
      };
    },
  };
}
