import {
  UnsupportedError,
  type Capabilities,
  type EmbedRequest,
  type EmbedResult,
  type GenerateEvent,
  type GenerateRequest,
  type LoadedModel,
  type MemoryUse,
  type ModelLimits,
  type RerankRequest,
  type RerankResult,
  type TokenizeOptions,
} from '@puna/runtime';
import { closedError, EventStream, GenerationLoop, type RunningWork } from '@puna/runtime/adapter';
import { embed } from '../embedding/embed.js';
import { Encoder } from '../embedding/encoder.js';
import { rerank } from '../embedding/rerank.js';
import { Generation } from '../generation/generation.js';
import type { Slot } from '../generation/slot.js';
import { SlotDecoder } from '../generation/slot-decoder.js';
import type { ModelDescription } from '../gguf/describe-model.js';
import { batchSizeOf } from '../load/context-options.js';
import type { EffectiveSettings } from '../load/effective-settings.js';
import { closeSession, sessionMemory, type NativeSession } from '../load/native-session.js';
import type { NativeBinding } from '../native/binding.js';
import { capabilitiesOf } from '../probe.js';
import { Vocabulary } from '../text/vocabulary.js';
import type { CpuReading } from '../threads/cpu-clock.js';
import { ThreadGovernor } from '../threads/thread-governor.js';
import { planGeneration } from './plan-generation.js';

/** What a loaded model is made of. */
export interface LlamaCppModelParts {
  readonly session: NativeSession;
  readonly binding: NativeBinding;
  readonly description: ModelDescription;
  readonly settings: EffectiveSettings;
  readonly threads: number;

  /** The clocks when loading began. */
  readonly start: CpuReading;
}

/** A model in this process. See `LoadedModel` for what each method does. */
export class LlamaCppModel implements LoadedModel {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;
  readonly #parts: LlamaCppModelParts;
  readonly #vocabulary: Vocabulary;
  readonly #loop: GenerationLoop<Generation, Slot>;
  readonly #encoder: Encoder;
  readonly #governor: ThreadGovernor | undefined;
  readonly #resolveClosed: (error: Error | undefined) => void;
  #closing: Promise<void> | undefined;

  constructor(parts: LlamaCppModelParts) {
    const { session, description, settings } = parts;
    const { model, context } = session;
    let resolveClosed!: (error: Error | undefined) => void;
    this.closed = new Promise((resolve) => (resolveClosed = resolve));
    this.#resolveClosed = resolveClosed;
    this.#parts = parts;
    this.#vocabulary = new Vocabulary(model, description.vocabularySize);
    this.capabilities = capabilitiesOf(description, settings.contextShift);
    this.limits = {
      contextLength: settings.contextLength,
      trainedContextLength: model.getTrainContextSize(),
      slots: settings.slots,
      embeddingLength: model.getEmbeddingVectorSize(),
      vocabularySize: this.#vocabulary.size,
      addedTokens: this.#vocabulary.addedTokens,
    };
    this.#governor = fixesThreads(settings)
      ? undefined
      : new ThreadGovernor(parts.threads, (threads) => context.setThreads(threads), parts.start);
    const beforeStep = (): void => this.#governor?.beforeStep();
    this.#encoder = new Encoder(context, beforeStep);
    this.#loop = new GenerationLoop(
      new SlotDecoder({
        context,
        vocabulary: this.#vocabulary,
        slots: settings.slots,
        contextLength: settings.contextLength,
        batchSize: batchSizeOf(settings, this.capabilities.completion),
        contextShift: settings.contextShift,
        beforeStep,
      }),
    );
  }

  async memory(): Promise<MemoryUse> {
    this.#throwIfClosed();
    return sessionMemory(this.#parts.session);
  }

  async tokenize(text: string, options: TokenizeOptions = {}): Promise<number[]> {
    this.#throwIfClosed();
    const tokens = this.#vocabulary.tokenize(text, options.parseSpecial ?? true);
    return options.addSpecial === true ? this.#vocabulary.withSpecial(tokens) : tokens;
  }

  async detokenize(tokens: readonly number[]): Promise<string> {
    this.#throwIfClosed();
    return this.#vocabulary.detokenize(tokens);
  }

  generate(request: GenerateRequest): AsyncIterable<GenerateEvent> {
    return new EventStream(() => this.#begin(request), request.signal);
  }

  async embed(request: EmbedRequest): Promise<EmbedResult> {
    this.#throwIfClosed();
    if (!this.capabilities.embedding) {
      throw new UnsupportedError('This model makes no embeddings: its file names no pooling type.', {
        capability: 'embedding',
      });
    }
    return embed(request, this.#encoder, this.#vocabulary, this.#mostInputTokens);
  }

  async rerank(request: RerankRequest): Promise<RerankResult> {
    this.#throwIfClosed();
    if (!this.capabilities.rerank)
      throw new UnsupportedError('This model does not rank documents.', { capability: 'rerank' });
    const { model } = this.#parts.session;
    const ends = [model.tokenEos(), model.sepToken()].filter((token) => token >= 0);
    return rerank(request, {
      encoder: this.#encoder,
      vocabulary: this.#vocabulary,
      architecture: this.#parts.description.architecture,
      separators: [...new Set(ends)],
      mostTokens: this.#mostInputTokens,
    });
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#governor?.stop();
    await Promise.all([this.#loop.close(), this.#encoder.close()]);
    await closeSession(this.#parts.session);
    this.#resolveClosed(undefined);
  }

  #begin(request: GenerateRequest): RunningWork<GenerateEvent> {
    this.#throwIfClosed();
    const { binding, session, settings } = this.#parts;
    const plan = planGeneration(request, {
      binding,
      model: session.model,
      vocabulary: this.#vocabulary,
      capabilities: this.capabilities,
      contextLength: settings.contextLength,
      contextShift: settings.contextShift,
    });
    const generation = new Generation(plan, this.#vocabulary);
    this.#loop.submit(generation);
    return { events: generation.events, cancel: () => this.#loop.cancel(generation) };
  }

  get #mostInputTokens(): number {
    return batchSizeOf(this.#parts.settings, false);
  }

  #throwIfClosed(): void {
    if (this.#closing !== undefined) throw closedError();
  }
}

/** Whether the caller chose the number of threads; then it stays. */
function fixesThreads({ threads = 0 }: EffectiveSettings): boolean {
  return threads > 0;
}
