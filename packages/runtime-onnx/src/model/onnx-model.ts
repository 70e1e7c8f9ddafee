import {
  UnsupportedError,
  type Capabilities,
  type CapabilityName,
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
import {
  closedError,
  EventStream,
  type GenerationLoop,
  type RunningWork,
  TokenGeneration,
} from '@puna/runtime/adapter';
import { embed } from '../embedding/embed.js';
import type { Encoder } from '../embedding/encoder.js';
import { rerank } from '../embedding/rerank.js';
import type { Generation } from '../generation/generation.js';
import type { Slot } from '../generation/slot.js';
import type { EffectiveSettings } from '../load/effective-settings.js';
import type { Session } from '../native/onnx-runtime.js';
import type { Vocabulary } from '../tokens/vocabulary.js';
import { planGeneration } from './plan-generation.js';

/** What does a model's work: one of the two. */
export type ModelWork =
  | {
      readonly type: 'decoder';
      readonly loop: GenerationLoop<Generation, Slot>;

      /** The bytes that caches take now. */
      readonly cacheSize: () => number;
    }
  | { readonly type: 'encoder'; readonly encoder: Encoder };

/** What a loaded model is made of. */
export interface OnnxModelParts {
  readonly session: Session;
  readonly work: ModelWork;
  readonly vocabulary: Vocabulary;
  readonly settings: EffectiveSettings;
  readonly capabilities: Capabilities;

  /** Length of an embedding vector. */
  readonly embeddingLength: number;

  /** Bytes of the weights. */
  readonly weightsSize: number;

  /** Whether they lie in a GPU's memory. */
  readonly onDevice: boolean;
}

const does: Partial<Record<CapabilityName, string>> = {
  completion: 'generate text',
  embedding: 'make embeddings',
  rerank: 'rank documents',
};

/** A model in this process. See `LoadedModel` for what each method does. */
export class OnnxModel implements LoadedModel {
  readonly capabilities: Capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;
  readonly #parts: OnnxModelParts;
  readonly #resolveClosed: (error: Error | undefined) => void;
  #closing: Promise<void> | undefined;

  constructor(parts: OnnxModelParts) {
    let resolveClosed!: (error: Error | undefined) => void;
    this.closed = new Promise((resolve) => (resolveClosed = resolve));
    this.#resolveClosed = resolveClosed;
    this.#parts = parts;
    this.capabilities = parts.capabilities;
    const { settings, vocabulary, embeddingLength } = parts;
    this.limits = {
      contextLength: settings.contextLength,
      trainedContextLength: settings.trainedContextLength,
      slots: settings.slots,
      embeddingLength,
      vocabularySize: vocabulary.size,
      addedTokens: vocabulary.addedTokens,
    };
  }

  async memory(): Promise<MemoryUse> {
    this.#throwIfClosed();
    const { work, weightsSize, onDevice } = this.#parts;
    const caches = work.type === 'decoder' ? work.cacheSize() : 0;
    return { total: weightsSize + caches, device: onDevice ? weightsSize : 0 };
  }

  async tokenize(text: string, options: TokenizeOptions = {}): Promise<number[]> {
    this.#throwIfClosed();
    const { vocabulary } = this.#parts;
    const tokens = vocabulary.tokenize(text, options.parseSpecial ?? true);
    return options.addSpecial === true ? vocabulary.withSpecial(tokens) : tokens;
  }

  async detokenize(tokens: readonly number[]): Promise<string> {
    this.#throwIfClosed();
    return this.#parts.vocabulary.detokenize(tokens);
  }

  generate(request: GenerateRequest): AsyncIterable<GenerateEvent> {
    return new EventStream(() => this.#begin(request), request.signal);
  }

  async embed(request: EmbedRequest): Promise<EmbedResult> {
    const { vocabulary, settings } = this.#parts;
    return embed(request, this.#encoder('embedding'), vocabulary, settings.contextLength);
  }

  async rerank(request: RerankRequest): Promise<RerankResult> {
    const { vocabulary, settings } = this.#parts;
    return rerank(request, this.#encoder('rerank'), vocabulary, settings.contextLength);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { work, session } = this.#parts;
    await (work.type === 'decoder' ? work.loop.close() : work.encoder.close());
    await session.release();
    this.#resolveClosed(undefined);
  }

  #begin(request: GenerateRequest): RunningWork<GenerateEvent> {
    this.#throwIfClosed();
    const { work, vocabulary, settings } = this.#parts;
    if (work.type !== 'decoder') throw this.#refusal('completion');
    const generation = new TokenGeneration(planGeneration(request, vocabulary, settings), vocabulary);
    work.loop.submit(generation);
    return { events: generation.events, cancel: () => work.loop.cancel(generation) };
  }

  #encoder(capability: 'embedding' | 'rerank'): Encoder {
    this.#throwIfClosed();
    const { work } = this.#parts;
    if (work.type !== 'encoder' || !this.capabilities[capability]) throw this.#refusal(capability);
    return work.encoder;
  }

  #refusal(capability: CapabilityName): UnsupportedError {
    return new UnsupportedError(`This model does not ${does[capability]}.`, { capability });
  }

  #throwIfClosed(): void {
    if (this.#closing !== undefined) throw closedError();
  }
}
