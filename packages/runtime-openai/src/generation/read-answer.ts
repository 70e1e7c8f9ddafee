import type {
  FinishReason,
  LogProbability,
  RuntimeError,
  TextEvent,
  ThinkingEvent,
  ToolCallEvent,
  WarningEvent,
} from '@puna/runtime';
import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';
import { type AssembledCall, ToolCallAssembly } from '../chat/tool-call-assembly.js';
import { UpstreamLostError } from '../errors/upstream-lost-error.js';
import { readLogProbabilities } from './log-probabilities.js';
import { type TokenCounts, readUsage } from './usage.js';

/** What a host's stream says. `end` is the last. */
export type AnswerEvent = TextEvent | ThinkingEvent | ToolCallEvent | WarningEvent | AnswerEnd;

/** The answer ended as it should. */
export interface AnswerEnd {
  readonly type: 'end';
  readonly reason: FinishReason;
  readonly stopText?: string;

  /** Absent where the host told none. */
  readonly counts?: TokenCounts;
}

/** What reading needs to know. */
export interface ReadAnswerOptions {
  readonly host: string;

  /** Alternatives for each token; undefined where no log probabilities are wanted. */
  readonly alternatives: number | undefined;

  /** The error that an error in the stream stands for. */
  readonly errorOf: (chunk: JsonObject) => RuntimeError;
}

/**
 * Turns the chunks of a streamed conversation or completion into events.
 *
 * @throws UpstreamLostError where the stream ends before the answer does.
 */
export async function* readAnswer(
  chunks: AsyncIterable<JsonObject>,
  options: ReadAnswerOptions,
): AsyncGenerator<AnswerEvent, void> {
  const reader = new ChoiceReader(options.alternatives);
  let counts: TokenCounts | undefined;
  try {
    for await (const chunk of chunks) {
      if (chunk['error'] !== undefined && chunk['error'] !== null) throw options.errorOf(chunk);
      counts = readUsage(chunk['usage']) ?? counts;
      const choices = Array.isArray(chunk['choices']) ? (chunk['choices'] as unknown[]) : [];
      for (const choice of choices.filter(isJsonObject)) yield* reader.read(choice);
    }
  } catch (error) {
    // The answer itself is whole; what is missing is the count of its tokens.
    if (!UpstreamLostError.isInstance(error) || reader.finish === undefined) throw error;
  }
  if (reader.finish === undefined || reader.finish === 'abort' || reader.finish === 'error') {
    const reason = reader.finish === undefined ? 'the answer ended early' : 'the engine gave the answer up';
    throw new UpstreamLostError(`${options.host} was lost while it answered: ${reason}.`, {
      host: options.host,
      reason,
    });
  }
  yield* reader.end();
  yield {
    type: 'end',
    reason: reader.finish === 'length' ? 'length' : 'stop',
    ...(reader.stopText === undefined ? {} : { stopText: reader.stopText }),
    ...(counts === undefined ? {} : { counts }),
  };
}

/** Reads the deltas of the one choice that was asked for. */
class ChoiceReader {
  /** `finish_reason`, once it has come. */
  finish: string | undefined;

  /** The stop text that ended the answer, where the engine tells (vLLM does). */
  stopText: string | undefined;

  readonly #calls = new ToolCallAssembly();
  readonly #alternatives: number | undefined;
  #waiting: LogProbability[] = [];
  #half = '';

  constructor(alternatives: number | undefined) {
    this.#alternatives = alternatives;
  }

  *read(choice: JsonObject): Generator<AnswerEvent> {
    if (typeof choice['index'] === 'number' && choice['index'] !== 0) return;
    const delta = isJsonObject(choice['delta']) ? choice['delta'] : { content: choice['text'] };
    const thought = textOf(delta['reasoning_content']) || textOf(delta['reasoning']);
    if (thought !== '') yield { type: 'thinking', text: thought };
    else if (this.#alternatives !== undefined) {
      this.#waiting.push(...readLogProbabilities(choice['logprobs'], this.#alternatives));
    }
    yield* this.#text(textOf(delta['content']) || textOf(delta['refusal']));
    for (const assembled of this.#calls.add(delta['tool_calls'])) yield* eventsOf(assembled);
    if (typeof choice['stop_reason'] === 'string') this.stopText = choice['stop_reason'];
    if (typeof choice['finish_reason'] === 'string') this.finish = choice['finish_reason'];
  }

  /** What is left when the answer has ended. */
  *end(): Generator<AnswerEvent> {
    for (const assembled of this.#calls.end()) yield* eventsOf(assembled);
    if (this.finish === 'content_filter') {
      yield {
        type: 'warning',
        warning: { type: 'other', message: 'The host ended the answer: its filter took offence.' },
      };
    }
  }

  *#text(piece: string): Generator<AnswerEvent> {
    const all = this.#half + piece;
    // Some engines put the two halves of a character beyond U+FFFF into two events.
    this.#half = /[\uD800-\uDBFF]$/.exec(all)?.[0] ?? '';
    const text = all.slice(0, all.length - this.#half.length);
    if (text === '') return;
    const logProbabilities = this.#waiting.splice(0);
    yield { type: 'text', text, ...(this.#alternatives === undefined ? {} : { logProbabilities }) };
  }
}

function* eventsOf(assembled: AssembledCall): Generator<AnswerEvent> {
  if ('call' in assembled) {
    yield { type: 'tool-call', call: assembled.call };
    return;
  }
  const message = `The arguments of a call of ${assembled.name} are no JSON object; they are part of the text.`;
  yield { type: 'warning', warning: { type: 'other', message } };
  yield { type: 'text', text: assembled.broken };
}

/** Text, or the texts of a list of parts, which some vendors send. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => (isJsonObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('');
}
