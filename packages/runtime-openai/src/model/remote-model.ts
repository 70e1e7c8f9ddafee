import {
  type Capabilities,
  type CapabilityName,
  type EmbedRequest,
  type EmbedResult,
  type GenerateEvent,
  type GenerateRequest,
  type LoadedModel,
  type MemoryUse,
  type ModelLimits,
  type RemoteModel as RemoteModelDescription,
  type RerankRequest,
  type RerankResult,
  type TokenizeOptions,
  UnsupportedError,
} from '@puna/runtime';
import { closedError, EventStream, SlotQueue } from '@puna/runtime/adapter';
import { checkRequest } from '../generation/check-request.js';
import { generateEvents } from '../generation/generate-events.js';
import type { OpenAiLimits } from '../limits.js';
import { detokenizeText, tokenizeText } from '../tokens/tokenize.js';
import type { RetryBudget } from '../upstreams/retry-budget.js';
import type { Upstream } from '../upstreams/upstream.js';
import { withUpstream } from '../upstreams/with-upstream.js';
import { embedTexts } from '../vectors/embed.js';
import { rerankDocuments } from '../vectors/rerank.js';
import type { ModelDescription } from './describe-model.js';
import { GeneratedEvents } from './generated-events.js';
import { RunningWork, untilAborted } from './running-work.js';

/** What a model is made of. */
export interface RemoteModelParts extends ModelDescription {
  readonly remote: RemoteModelDescription;
  readonly upstreams: readonly Upstream[];
  readonly budget: RetryBudget;
  readonly adapterLimits: OpenAiLimits;

  /** Called once, when the model is closed. */
  readonly onClose: () => void;
}

/** A model that engines elsewhere run. */
export class RemoteModel implements LoadedModel {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;

  readonly #parts: RemoteModelParts;
  readonly #slots: SlotQueue;
  readonly #running = new Set<RunningWork>();
  #isClosed = false;
  #resolveClosed!: (error: undefined) => void;

  constructor(parts: RemoteModelParts) {
    this.#parts = parts;
    this.capabilities = parts.capabilities;
    this.limits = parts.limits;
    this.#slots = new SlotQueue(parts.limits.slots);
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** None of this machine's. */
  async memory(): Promise<MemoryUse> {
    this.#assertOpen();
    return { total: 0, device: 0 };
  }

  async tokenize(text: string, options: TokenizeOptions = {}): Promise<number[]> {
    this.#assertOpen();
    this.#assertCan('tokens');
    if (text === '' && options.addSpecial !== true) return [];
    const { model } = this.#parts.remote;
    return this.#ask(undefined, (upstream, signal) => tokenizeText(upstream, model, text, options, signal));
  }

  async detokenize(tokens: readonly number[]): Promise<string> {
    this.#assertOpen();
    this.#assertCan('tokens');
    if (tokens.length === 0) return '';
    const { model } = this.#parts.remote;
    return this.#ask(undefined, (upstream, signal) => detokenizeText(upstream, model, tokens, signal));
  }

  generate(request: GenerateRequest): AsyncIterableIterator<GenerateEvent> {
    return new EventStream(() => {
      this.#assertOpen();
      checkRequest(request, this.capabilities, this.limits);
      const work = this.#begin(request.signal);
      const events = new GeneratedEvents(work, this.#generate(request, work));
      return { events, cancel: () => events.end() };
    }, request.signal);
  }

  async embed(request: EmbedRequest): Promise<EmbedResult> {
    request.signal?.throwIfAborted();
    this.#assertOpen();
    this.#assertCan('embedding');
    const { remote, adapterLimits } = this.#parts;
    return this.#inSlot(request.signal, (work) =>
      embedTexts(request, { model: remote.model, description: this, adapterLimits }, (ask) => this.#send(work, ask)),
    );
  }

  async rerank(request: RerankRequest): Promise<RerankResult> {
    request.signal?.throwIfAborted();
    this.#assertOpen();
    this.#assertCan('rerank');
    const { remote, adapterLimits } = this.#parts;
    return this.#inSlot(request.signal, (work) =>
      rerankDocuments(request, remote.model, adapterLimits, (ask) => this.#send(work, ask)),
    );
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const work of this.#running) work.abort(closedError());
    this.#parts.onClose();
    this.#resolveClosed(undefined);
  }

  async *#generate(request: GenerateRequest, work: RunningWork): AsyncGenerator<GenerateEvent, void> {
    const start = performance.now();
    const release = await this.#slots.take(work.signal);
    work.onEnd(release);
    const { remote, upstreams, budget, adapterLimits } = this.#parts;
    const sending = { upstreams, budget, attempts: adapterLimits.attempts, signal: work.signal };
    yield* generateEvents({
      request,
      model: remote.model,
      limits: this.limits,
      adapterLimits,
      canTokenize: this.capabilities.tokens === true,
      queueDuration: performance.now() - start,
      sending,
      onEnd: (cleanUp) => work.onEnd(cleanUp),
    });
  }

  /** Work that answers once, in a slot. */
  async #inSlot<Result>(signal: AbortSignal | undefined, run: (work: RunningWork) => Promise<Result>): Promise<Result> {
    const work = this.#begin(signal);
    try {
      work.onEnd(await this.#slots.take(work.signal));
      return await untilAborted(run(work), work.signal);
    } finally {
      work.end();
    }
  }

  /** A question that is answered from memory; it needs no slot. */
  async #ask<Result>(
    signal: AbortSignal | undefined,
    ask: (upstream: Upstream, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const work = this.#begin(signal);
    try {
      return await untilAborted(this.#send(work, ask), work.signal);
    } finally {
      work.end();
    }
  }

  #send<Result>(
    { signal }: RunningWork,
    ask: (upstream: Upstream, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const { upstreams, budget, adapterLimits } = this.#parts;
    const sending = { upstreams, budget, attempts: adapterLimits.attempts, signal };
    return withUpstream(sending, (upstream) => ask(upstream, signal));
  }

  #begin(signal: AbortSignal | undefined): RunningWork {
    const work = new RunningWork(signal, (ended) => this.#running.delete(ended));
    this.#running.add(work);
    return work;
  }

  #assertOpen(): void {
    if (this.#isClosed) throw closedError();
  }

  #assertCan(capability: CapabilityName): void {
    if (this.capabilities[capability]) return;
    throw new UnsupportedError(`The model, or the engine that runs it, does not declare ${capability}.`, {
      capability,
    });
  }
}
