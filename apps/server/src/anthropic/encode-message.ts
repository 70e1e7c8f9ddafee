import type { GenerationDoneEvent, GenerationEvent } from '@puna/engine';
import type { AnswerBlock, MessageResponse } from '@puna/protocol';
import { collectAnswer } from '../generation/collected-answer.js';
import { encodeStop, encodeUsage } from './stop-reason.js';

/** What an answer is told with. */
export interface AnswerFrame {
  /** Of the message. */
  readonly id: string;

  /** As the client sent it. */
  readonly model: string;

  /** Those that the client sent. */
  readonly stopSequences: readonly string[];
}

function isDone(event: GenerationEvent | undefined): event is GenerationDoneEvent {
  return event?.type === 'done';
}

/** All events of an answer as one message: thinking, then text, then calls. */
export function encodeMessage(events: readonly GenerationEvent[], frame: AnswerFrame): MessageResponse {
  const done = events.at(-1);
  if (!isDone(done)) throw new Error('the answer has no end');
  const { content, thinking, calls } = collectAnswer(events);
  const blocks: AnswerBlock[] = [];
  if (thinking !== '') blocks.push({ type: 'thinking', thinking });
  if (content !== '') blocks.push({ type: 'text', text: content });
  for (const { id, name, arguments: input } of calls) blocks.push({ type: 'tool_use', id, name, input });
  return {
    id: frame.id,
    type: 'message',
    role: 'assistant',
    model: frame.model,
    content: blocks,
    ...encodeStop(done, { hasCalls: calls.length > 0, stopSequences: frame.stopSequences }),
    usage: encodeUsage(done),
  };
}
