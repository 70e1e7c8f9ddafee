import {
  type Capabilities,
  type CapabilityName,
  type EmbedRequest,
  type EmbedResult,
  type GenerateEvent,
  type GenerateRequest,
  InvalidRequestError,
  type LoadedModel,
  type MemoryUse,
  type ModelLimits,
  type RerankRequest,
  type RerankResult,
  type TokenizeOptions,
  UnsupportedError,
} from '@puna/runtime';
import { embedOn } from '../embedding/embed.js';
import { rerankOn } from '../embedding/rerank.js';
import { generateOn } from '../generation/generate.js';
import { detokenizeOn, tokenizeOn } from '../text/tokenize.js';
import type { UpstreamPool } from '../upstream/upstream-pool.js';
import { EventStream } from './event-stream.js';
import { Work } from './work.js';

/** A model that engines elsewhere run. It holds no memory here. */
export class RemoteLoadedModel implements LoadedModel {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;
  readonly #pool: UpstreamPool;
  readonly #model: string;
  readonly #work = new Work();
  #resolveClosed: (error: undefined) => void = () => {};

  constructor(pool: UpstreamPool, model: string, capabilities: Capabilities, limits: ModelLimits) {
    this.#pool = pool;
    this.#model = model;
    this.capabilities = capabilities;
    this.limits = limits;
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve));
  }

  async memory(): Promise<MemoryUse> {
    return { total: 0, device: 0 };
  }

  tokenize(text: string, options: TokenizeOptions = {}): Promise<number[]> {
    return this.#work.run(undefined, (signal) => tokenizeOn(this.#pool, this.#model, text, options, signal));
  }

  detokenize(tokens: readonly number[]): Promise<string> {
    return this.#work.run(undefined, (signal) => detokenizeOn(this.#pool, this.#model, tokens, signal));
  }

  generate(request: GenerateRequest): AsyncIterable<GenerateEvent> {
    const leave = new AbortController();
    return new EventStream(
      () => this.#generate(request, leave.signal),
      () => leave.abort(),
    );
  }

  async embed(request: EmbedRequest): Promise<EmbedResult> {
    this.#need('embedding');
    return this.#work.run(request.signal, (signal) => embedOn(this.#pool, this.#model, request, signal));
  }

  async rerank(request: RerankRequest): Promise<RerankResult> {
    this.#need('rerank');
    return this.#work.run(request.signal, (signal) => rerankOn(this.#pool, this.#model, request, signal));
  }

  async close(): Promise<void> {
    this.#work.close();
    this.#resolveClosed(undefined);
  }

  async *#generate(request: GenerateRequest, left: AbortSignal): AsyncGenerator<GenerateEvent, void, undefined> {
    this.#check(request);
    const { controller, end } = this.#work.begin(request.signal);
    left.addEventListener('abort', () => controller.abort(left.reason), { once: true });
    try {
      yield* generateOn(this.#pool, this.#model, request, controller.signal);
    } catch (error) {
      controller.signal.throwIfAborted();
      throw error;
    } finally {
      end();
    }
  }

  #check({ input, maxTokens }: GenerateRequest): void {
    this.#need('completion');
    const media =
      input.type === 'chat' ? input.messages.flatMap((message) => message.media ?? []) : (input.media ?? []);
    for (const { type } of media) this.#need(type === 'image' ? 'vision' : 'audio');
    if (maxTokens !== undefined && !(Number.isInteger(maxTokens) && maxTokens >= 0)) {
      throw new InvalidRequestError(`maxTokens is ${maxTokens}; give a whole number from 0 up.`);
    }
  }

  #need(capability: CapabilityName): void {
    if (this.capabilities[capability]) return;
    throw new UnsupportedError(`${this.#model} does not declare "${capability}".`, { capability });
  }
}
