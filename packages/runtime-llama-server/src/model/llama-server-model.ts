import { setMaxListeners } from 'node:events';
import {
  RuntimeError,
  UnsupportedError,
  type Capabilities,
  type EmbedRequest,
  type EmbedResult,
  type GenerateEvent,
  type GenerateRequest,
  type LoadedModel,
  type LoadSettings,
  type MemoryUse,
  type ModelFiles,
  type ModelLimits,
  type RerankRequest,
  type RerankResult,
  type TokenizeOptions,
} from '@puna/runtime';
import { closedError, EventQueue, EventStream, type RunningWork, SlotQueue } from '@puna/runtime/adapter';
import { embed } from '../embedding/embed.js';
import { rerank } from '../embedding/rerank.js';
import { Completion } from '../generation/completion.js';
import { checkRequest, planGeneration } from '../generation/plan-generation.js';
import { startCompletion } from '../generation/start-completion.js';
import type { ModelHeader } from '../gguf/read-model-header.js';
import { readEvents } from '../http/read-events.js';
import type { ServerFacts } from '../load/server-facts.js';
import type { RunningServer } from '../load/start-server.js';
import type { MediaLimits } from '../options.js';
import { crashError } from '../process/exit-errors.js';
import { sizeOfFiles } from '../load/size-of-files.js';
import { residentMemory } from '../process/resident-memory.js';
import { detokenize, tokenize } from '../text/tokenize.js';

/** What a loaded model is made of. */
export interface LlamaServerModelParts {
  readonly server: RunningServer;
  readonly files: ModelFiles;
  readonly header: ModelHeader;
  readonly facts: ServerFacts;
  readonly capabilities: Capabilities;
  readonly settings: LoadSettings;
  readonly mediaLimits: MediaLimits;
}

/** A connection may end a moment before the system tells that its program did. In milliseconds. */
const exitGrace = 2_000;

/** A model in a llama-server of its own. See `LoadedModel` for what each method does. */
export class LlamaServerModel implements LoadedModel {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;
  readonly #parts: LlamaServerModelParts;
  readonly #slots: SlotQueue;

  /** Aborts with the error that all work ends with: a `ModelClosedError`, or the crash. */
  readonly #gone = new AbortController();
  #closing: Promise<void> | undefined;

  constructor(parts: LlamaServerModelParts) {
    const { facts, settings, server } = parts;
    this.#parts = parts;
    this.capabilities = parts.capabilities;
    this.limits = {
      contextLength: settings.contextLength,
      trainedContextLength: facts.trainedContextLength,
      slots: settings.slots,
      embeddingLength: facts.embeddingLength,
      vocabularySize: facts.vocabularySize,
      addedTokens: (facts.prefix === undefined ? 0 : 1) + (facts.suffix === undefined ? 0 : 1),
    };
    this.#slots = new SlotQueue(settings.slots);
    this.closed = server.process.exited.then(async (exit) => {
      const error = this.#closing === undefined ? crashError(exit) : undefined;
      this.#gone.abort(error);
      await server.client.close();
      return error;
    });
  }

  /** The id of the program's process; undefined on systems that do not tell it. */
  get processId(): number | undefined {
    return this.#parts.server.process.processId;
  }

  async memory(): Promise<MemoryUse> {
    this.#gone.signal.throwIfAborted();
    const total = this.processId === undefined ? undefined : await residentMemory(this.processId);
    return { total: total ?? (await sizeOfFiles(this.#parts.files)), device: 0 };
  }

  async tokenize(text: string, options: TokenizeOptions = {}): Promise<number[]> {
    return this.#work(undefined, (signal) => tokenize(this.#parts.server.client, text, options, signal));
  }

  async detokenize(tokens: readonly number[]): Promise<string> {
    const { client } = this.#parts.server;
    return this.#work(undefined, (signal) => detokenize(client, tokens, this.limits.vocabularySize, signal));
  }

  generate(request: GenerateRequest): AsyncIterable<GenerateEvent> {
    return new EventStream(() => this.#begin(request), request.signal);
  }

  async embed(request: EmbedRequest): Promise<EmbedResult> {
    return this.#work(request.signal, (signal) => {
      if (!this.capabilities.embedding) {
        throw new UnsupportedError('This model makes no embeddings: its file names no pooling type.', {
          capability: 'embedding',
        });
      }
      const { server, facts } = this.#parts;
      return embed(request, { client: server.client, facts, mostTokens: this.limits.contextLength, signal });
    });
  }

  async rerank(request: RerankRequest): Promise<RerankResult> {
    return this.#work(request.signal, (signal) => {
      if (!this.capabilities.rerank)
        throw new UnsupportedError('This model does not rank documents.', { capability: 'rerank' });
      const { server, header } = this.#parts;
      const { architecture } = header;
      return rerank(request, { client: server.client, architecture, mostTokens: this.limits.contextLength, signal });
    });
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#gone.abort(closedError());
    await this.#parts.server.process.stop();
    await this.closed;
  }

  #begin(request: GenerateRequest): RunningWork<GenerateEvent> {
    this.#gone.signal.throwIfAborted();
    checkRequest(request, this.capabilities);
    const events = new EventQueue<GenerateEvent>();
    const cancel = new AbortController();
    const running = this.#work(cancel.signal, (signal) => this.#generate(request, events, signal));
    running.then(
      () => events.end(),
      (error: unknown) => events.fail(error),
    );
    return { events, cancel: () => cancel.abort(new DOMException('The generation was left.', 'AbortError')) };
  }

  async #generate(request: GenerateRequest, events: EventQueue<GenerateEvent>, signal: AbortSignal): Promise<void> {
    const { server, facts, settings, capabilities, mediaLimits } = this.#parts;
    const { client } = server;
    const submittedAt = performance.now();
    const giveBack = await this.#slots.take(signal);
    // Leaving the loop below ends the request, and so its work in the server.
    const end = new AbortController();
    const stop = AbortSignal.any([signal, end.signal]);
    try {
      const queueDuration = performance.now() - submittedAt;
      const plan = await planGeneration(request, { client, facts, capabilities, settings, mediaLimits }, stop);
      const completion = new Completion(plan, facts.endTokens, queueDuration);
      if (plan.before !== '') {
        const { text, done } = completion.start();
        for (const event of [text, done]) if (event !== undefined) events.push(event);
        if (done !== undefined) return;
      }
      const hasMedia = request.input.type === 'prompt' && (request.input.media ?? []).length > 0;
      for await (const message of readEvents(await startCompletion(client, plan.body, hasMedia, stop))) {
        const { text, done } = completion.push(message);
        if (text !== undefined) events.push(text);
        if (done !== undefined) {
          events.push(done);
          return;
        }
        await events.drained(stop);
        stop.throwIfAborted();
      }
      throw new RuntimeError('connection-lost', 'llama-server ended its answer early. Try again.');
    } finally {
      end.abort();
      giveBack();
    }
  }

  /** Does work that ends when the model does, with the error that says why. */
  async #work<Result>(asked: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const gone = this.#gone.signal;
    gone.throwIfAborted();
    asked?.throwIfAborted();
    const signal = AbortSignal.any(asked === undefined ? [gone] : [gone, asked]);
    // One piece of work may ask the program many things at once, each of which listens until it is answered.
    setMaxListeners(0, signal);
    try {
      return await run(signal);
    } catch (error) {
      asked?.throwIfAborted();
      gone.throwIfAborted();
      if (RuntimeError.isInstance(error)) throw error;
      await Promise.race([this.closed, pause(exitGrace)]);
      gone.throwIfAborted();
      throw new RuntimeError(
        'connection-lost',
        'The connection with llama-server broke, although the program still runs. Try again.',
        {},
        { cause: error },
      );
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
