import {
  ModelClosedError,
  UnsupportedError,
  type CapabilityName,
  type GenerateEvent,
  type LoadedModel,
  type LoadSettings,
  type MemoryUse,
  type ModelLimits,
} from '@puna/runtime';
import { capabilities } from './capabilities.js';
import type { Weights } from './engine/weights.js';

/** A loaded model. See `LoadedModel` for what each method does. */
export class AcmeModel implements LoadedModel {
  readonly capabilities = capabilities;
  readonly limits: ModelLimits;
  readonly closed: Promise<Error | undefined>;
  #weights: Weights | undefined;
  #resolveClosed!: (error: Error | undefined) => void;

  constructor(weights: Weights, { contextLength, slots }: LoadSettings) {
    this.#weights = weights;
    this.limits = {
      contextLength,
      trainedContextLength: contextLength,
      slots,
      embeddingLength: 0, // not known
      vocabularySize: 0, // not known
      addedTokens: 0,
    };
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  async memory(): Promise<MemoryUse> {
    return { total: this.#open().bytes.length, device: 0 };
  }

  async tokenize(): Promise<number[]> {
    return this.#refuse('tokens');
  }

  async detokenize(): Promise<string> {
    return this.#refuse('tokens');
  }

  // oxlint-disable-next-line require-yield -- until the first capability is declared, there is nothing to yield
  async *generate(): AsyncGenerator<GenerateEvent> {
    return this.#refuse('completion');
  }

  async embed(): Promise<never> {
    return this.#refuse('embedding');
  }

  async rerank(): Promise<never> {
    return this.#refuse('rerank');
  }

  async close(): Promise<void> {
    this.#weights = undefined;
    this.#resolveClosed(undefined);
  }

  #open(): Weights {
    if (this.#weights === undefined) throw new ModelClosedError('The model was closed.');
    return this.#weights;
  }

  #refuse(capability: CapabilityName): never {
    this.#open();
    throw new UnsupportedError(`acme can't do this: ${capability}.`, { capability });
  }
}
