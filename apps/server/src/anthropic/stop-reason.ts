import type { GenerationDoneEvent } from '@puna/engine';
import type { MessageResponse, MessageUsage } from '@puna/protocol';

/**
 * Why an answer ended. Stop texts of the model itself end a turn like any other end: only those that the client sent
 * are told.
 */
export function encodeStop(
  done: GenerationDoneEvent,
  { hasCalls, stopSequences }: { readonly hasCalls: boolean; readonly stopSequences: readonly string[] },
): Required<Pick<MessageResponse, 'stop_reason'>> & Pick<MessageResponse, 'stop_sequence'> {
  if (hasCalls) return { stop_reason: 'tool_use' };
  if (done.reason === 'length') return { stop_reason: 'max_tokens' };
  if (done.stopText !== undefined && stopSequences.includes(done.stopText)) {
    return { stop_reason: 'stop_sequence', stop_sequence: done.stopText };
  }
  return { stop_reason: 'end_turn' };
}

/** The tokens of prompt and answer. */
export function encodeUsage({ usage }: GenerationDoneEvent): MessageUsage {
  return { input_tokens: usage?.promptTokens ?? 0, output_tokens: usage?.generatedTokens ?? 0 };
}
