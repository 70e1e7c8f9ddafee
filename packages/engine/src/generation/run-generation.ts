import { createOutputParser, type OutputParser, type OutputPiece, type ToolCallFormat } from '@puna/prompt';
import type {
  GenerateEvent,
  GenerateRequest,
  GenerateUsage,
  LoadedModel,
  LogProbability,
  Media,
  OutputConstraint,
  PromptInput,
  Tool,
} from '@puna/runtime';
import { inWireNames } from '../options/option-warnings.js';
import type { GenerationEvent } from './generation-event.js';
import { numberToolCalls } from './tool-call-ids.js';

/** One answer to be generated. */
export interface GenerationPlan {
  readonly model: LoadedModel;
  readonly prompt: string;

  /** What stands at the prompt's markers. */
  readonly media?: readonly Media[];

  /** Everything of the request but input and constraint. */
  readonly settings: Omit<GenerateRequest, 'input' | 'constraint'>;
  readonly constraint?: OutputConstraint | undefined;

  /** Present where the answer may begin with thinking. */
  readonly thinking?: { readonly open: string; readonly close: string } | undefined;

  /** Present where the answer may hold calls. */
  readonly tools?: { readonly tag: string; readonly tools: readonly Tool[] } | undefined;

  /** How the model writes calls; absent: the tag tells. */
  readonly callFormat?: ToolCallFormat | undefined;

  /** What comes after the first call is dropped. */
  readonly oneCall?: boolean;
}

/** How an answer ended, and its text as the model wrote it. */
export interface GenerationOutcome {
  readonly reason: 'stop' | 'length';
  readonly stopText?: string | undefined;
  readonly usage: GenerateUsage;

  /** Everything the model wrote, thinking and calls included. */
  readonly text: string;
}

/** Turns what the adapter yields into pieces of thinking, content and calls, with the log probabilities beside them. */
class EventParser {
  readonly #parser: OutputParser;
  readonly #oneCall: boolean;
  #pendingProbabilities: LogProbability[] = [];
  #calls = 0;

  constructor(parser: OutputParser, oneCall: boolean) {
    this.#parser = parser;
    this.#oneCall = oneCall;
  }

  push(text: string, logProbabilities: readonly LogProbability[] | undefined): GenerationEvent[] {
    if (logProbabilities !== undefined) this.#pendingProbabilities.push(...logProbabilities);
    return this.#events(this.#parser.push(text));
  }

  end(): GenerationEvent[] {
    const events = this.#events(this.#parser.end());
    if (this.#pendingProbabilities.length === 0) return events;
    return [...events, this.#withProbabilities({ type: 'content', text: '' })];
  }

  #events(pieces: readonly OutputPiece[]): GenerationEvent[] {
    return pieces.flatMap((piece): GenerationEvent[] => {
      if (this.#oneCall && this.#calls > 0) return [];
      if (piece.type !== 'tool-call') return [this.#withProbabilities(piece)];
      const calls = numberToolCalls([piece.call], this.#calls);
      this.#calls += 1;
      return [{ type: 'tool-calls', calls }];
    });
  }

  /** Text that was held back comes with the log probabilities of all tokens since the last piece. */
  #withProbabilities(piece: { type: 'content' | 'thinking'; text: string }): GenerationEvent {
    const logProbabilities = this.#pendingProbabilities;
    if (logProbabilities.length === 0) return { type: piece.type, text: piece.text };
    this.#pendingProbabilities = [];
    return { type: piece.type, text: piece.text, logProbabilities };
  }
}

function createEventParser(plan: GenerationPlan): EventParser {
  const { prompt, thinking, tools, callFormat } = plan;
  const promptEndsOpen = thinking !== undefined && prompt.trimEnd().endsWith(thinking.open);
  return new EventParser(
    createOutputParser({
      ...(thinking === undefined ? {} : { thinking: { ...thinking, promptEndsOpen } }),
      ...(tools === undefined ? {} : { tools }),
      ...(callFormat === undefined ? {} : { format: callFormat }),
    }),
    plan.oneCall ?? false,
  );
}

function eventsOf(event: GenerateEvent, parser: EventParser): GenerationEvent[] {
  switch (event.type) {
    case 'text':
      return parser.push(event.text, event.logProbabilities);
    case 'thinking':
      return [{ type: 'thinking', text: event.text }];
    case 'tool-call':
      return [{ type: 'tool-calls', calls: numberToolCalls([event.call], 0) }];
    case 'warning':
      return [{ type: 'warning', warning: inWireNames(event.warning) }];
    case 'done':
      return parser.end();
  }
}

function inputOf({ prompt, media = [] }: GenerationPlan): PromptInput {
  return { type: 'prompt', text: prompt, ...(media.length > 0 ? { media } : {}) };
}

/** Generates an answer. Yields its pieces and returns how it ended. */
async function* generateOnce(plan: GenerationPlan): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  const parser = createEventParser(plan);
  let text = '';
  const request: GenerateRequest = {
    ...plan.settings,
    input: inputOf(plan),
    ...(plan.constraint === undefined ? {} : { constraint: plan.constraint }),
  };
  for await (const event of plan.model.generate(request)) {
    if (event.type === 'text') text += event.text;
    yield* eventsOf(event, parser);
    if (event.type === 'done') return { reason: event.reason, stopText: event.stopText, usage: event.usage, text };
  }
  throw new Error('the runtime ended its stream without a final event');
}

/** Lets the model think freely; returns what it wrote before its answer began, or the outcome where it never began. */
async function* thinkFirst(
  plan: GenerationPlan,
): AsyncGenerator<GenerationEvent, GenerationOutcome | { readonly thought: string }> {
  const parser = createEventParser(plan);
  let text = '';
  const request: GenerateRequest = { ...plan.settings, input: inputOf(plan) };
  for await (const event of plan.model.generate(request)) {
    if (event.type === 'text') text += event.text;
    for (const parsed of eventsOf(event, parser)) {
      if (parsed.type === 'content' && parsed.text !== '') {
        return { thought: text.slice(0, text.length - parsed.text.length) };
      }
      yield parsed;
    }
    if (event.type === 'done') return { reason: event.reason, usage: event.usage, text };
  }
  throw new Error('the runtime ended its stream without a final event');
}

/**
 * Reads the prompt without writing anything. A form that can't be kept is refused here, before the thinking has been
 * streamed; the slot keeps what was read.
 */
async function readPromptConstrained(plan: GenerationPlan): Promise<void> {
  const { model, settings, constraint } = plan;
  const request: GenerateRequest = {
    ...settings,
    input: inputOf(plan),
    maxTokens: 0,
    ...(constraint === undefined ? {} : { constraint }),
  };
  for await (const event of model.generate(request)) if (event.type === 'done') return;
}

/**
 * Generates an answer that is held to a form while its thinking is not: the model thinks first, then the answer
 * starts anew behind the thinking, with the constraint (contract: api, section 2 "format").
 */
async function* thinkThenAnswer(plan: GenerationPlan): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  await readPromptConstrained(plan);
  const first = yield* thinkFirst(plan);
  if ('usage' in first) return first;
  const { maxTokens } = plan.settings;
  const [promptTokens, thoughtTokens] = await Promise.all([
    plan.model.tokenize(plan.prompt).then((tokens) => tokens.length),
    plan.model.tokenize(first.thought).then((tokens) => tokens.length),
  ]);
  const answer = yield* generateOnce({
    ...plan,
    prompt: plan.prompt + first.thought,
    thinking: undefined,
    settings: {
      ...plan.settings,
      ...(maxTokens === undefined ? {} : { maxTokens: Math.max(1, maxTokens - thoughtTokens) }),
    },
  });
  return {
    ...answer,
    text: first.thought + answer.text,
    usage: { ...answer.usage, promptTokens, generatedTokens: answer.usage.generatedTokens + thoughtTokens },
  };
}

/** Generates an answer. Yields its pieces and returns how it ended. */
export function runGeneration(plan: GenerationPlan): AsyncGenerator<GenerationEvent, GenerationOutcome> {
  return plan.thinking !== undefined && plan.constraint !== undefined ? thinkThenAnswer(plan) : generateOnce(plan);
}
