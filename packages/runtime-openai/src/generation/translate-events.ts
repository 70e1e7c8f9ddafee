import { type DoneEvent, type GenerateEvent, type GenerateUsage, ModelCrashedError } from '@puna/runtime';
import { type JsonObject, listIn, numberIn, objectIn, textIn } from '@puna/runtime/adapter';
import { readLogProbabilities } from './log-probabilities.js';
import { ToolCallAssembly } from './tool-call-assembly.js';

/** Turns the documents of an answer into events. `began` is when the request was made, by `performance.now()`. */
export async function* translateEvents(
  documents: AsyncIterable<JsonObject>,
  began: number,
): AsyncGenerator<GenerateEvent, void, undefined> {
  const answer = new Answer(began);
  try {
    for await (const document of documents) yield* answer.read(document);
  } catch (error) {
    // Some engines close the connection after the last document without saying that it is the last.
    if (!ModelCrashedError.isInstance(error) || !answer.isFinished) throw error;
  }
  yield* answer.end();
}

class Answer {
  readonly #calls = new ToolCallAssembly();
  readonly #began: number;
  #first: number | undefined;
  #pieces = 0;
  #usage: JsonObject = {};
  #finish = '';
  #stopText: string | undefined;

  constructor(began: number) {
    this.#began = began;
  }

  get isFinished(): boolean {
    return this.#finish !== '';
  }

  *read(document: JsonObject): Generator<GenerateEvent, void, undefined> {
    if (typeof document['usage'] === 'object' && document['usage'] !== null) this.#usage = objectIn(document['usage']);
    const choice = objectIn(listIn(document['choices'])[0]);
    const delta = objectIn(choice['delta']);
    const thinking = textIn(delta['reasoning_content']) || textIn(delta['reasoning']);
    const text = textIn(delta['content']) || textIn(choice['text']);
    const logProbabilities = readLogProbabilities(choice['logprobs']);
    this.#calls.add(delta['tool_calls']);
    this.#count(thinking !== '' || text !== '' || delta['tool_calls'] !== undefined);
    if (thinking !== '') yield { type: 'thinking', text: thinking };
    if (text !== '' || (thinking === '' && logProbabilities.length > 0)) {
      yield { type: 'text', text, ...(logProbabilities.length > 0 && { logProbabilities }) };
    }
    this.#readFinish(choice);
  }

  *end(): Generator<GenerateEvent, void, undefined> {
    yield* this.#calls.events();
    yield this.#done();
  }

  #count(isPiece: boolean): void {
    if (!isPiece) return;
    this.#first ??= performance.now();
    this.#pieces += 1;
  }

  /** vLLM names the stop text as `stop_reason`, SGLang as `matched_stop`; either may be the id of a token. */
  #readFinish(choice: JsonObject): void {
    this.#finish = textIn(choice['finish_reason']) || this.#finish;
    const stopText = textIn(choice['stop_reason']) || textIn(choice['matched_stop']);
    if (stopText !== '') this.#stopText = stopText;
  }

  #done(): DoneEvent {
    return {
      type: 'done',
      reason: this.#finish === 'length' ? 'length' : 'stop',
      ...(this.#stopText !== undefined && { stopText: this.#stopText }),
      usage: this.#usageNow(),
    };
  }

  #usageNow(): GenerateUsage {
    const now = performance.now();
    const first = this.#first ?? now;
    return {
      promptTokens: numberIn(this.#usage['prompt_tokens']),
      cachedPromptTokens: numberIn(objectIn(this.#usage['prompt_tokens_details'])['cached_tokens']),
      // An engine that reports no usage sends a token a piece, as good as always.
      generatedTokens: numberIn(this.#usage['completion_tokens'], this.#pieces),
      queueDuration: 0,
      promptDuration: first - this.#began,
      generateDuration: now - first,
    };
  }
}
