import type { LogProbability } from '@puna/runtime';
import { computeError, type SlotEngine, type SlotWork } from '@puna/runtime/adapter';
import { readLogProbabilities } from '../sampling/log-probabilities.js';
import type { Vocabulary } from '../tokens/vocabulary.js';
import { BatchCache } from './batch-cache.js';
import { canBatch } from './can-batch.js';
import type { Decoder } from './decoder.js';
import type { Generation } from './generation.js';
import { Slot } from './slot.js';

const computing = 'ONNX Runtime could not compute the next token';

/** What the decoder of slots works with. */
export interface SlotDecoderOptions {
  readonly decoder: Decoder;
  readonly vocabulary: Vocabulary;
  readonly slots: number;

  /** Tokens that one slot holds. */
  readonly contextLength: number;

  /** The most tokens of a prompt in one step. */
  readonly batchSize: number;
}

type Work = SlotWork<Generation, Slot>;

/**
 * Computes the next token of every slot that writes, together where the graph allows it, and then a piece of the prompt of every
 * slot that reads.
 */
export class SlotDecoder implements SlotEngine<Generation, Slot> {
  readonly slots: readonly Slot[];
  readonly #options: SlotDecoderOptions;
  readonly #batch: BatchCache;

  /** Whether slots that write are computed together; undefined until it was tried. */
  #batches: boolean | undefined;

  constructor(options: SlotDecoderOptions) {
    this.#options = options;
    this.#batch = new BatchCache(options.decoder.graph.cache, options.contextLength);
    this.slots = Array.from({ length: options.slots }, () => new Slot(this.#batch));
  }

  /** The bytes that the slots take. */
  get size(): number {
    return this.slots.reduce((sum, { cache }) => sum + cache.size, this.#batch.cells.size);
  }

  hasRoom({ slot }: Work): boolean {
    return slot.tokens.length < this.#options.contextLength;
  }

  async step(work: readonly Work[]): Promise<void> {
    const writers = work.filter(({ slot, generation }) => slot.tokens.length > 0 && generation.pending.length === 1);
    const together = writers.length > 1 && (await this.#canBatch()) ? writers : [];
    if (together.length > 0) await this.#stepTogether(together);
    for (const one of work) if (!together.includes(one)) await this.#stepAlone(one);
  }

  async #canBatch(): Promise<boolean> {
    const { decoder, contextLength } = this.#options;
    // A graph that fails at this, whatever the reason, computes its slots one by one.
    this.#batches ??= await canBatch(decoder, contextLength).catch(() => false);
    return this.#batches;
  }

  /** Computes the next token of several slots at once. */
  async #stepTogether(work: readonly Work[]): Promise<void> {
    try {
      this.#batch.take(work.map(({ slot }) => slot.cache));
      const tokens = work.map(({ generation }) => generation.pending[0] ?? 0);
      const logits = await this.#options.decoder.runBatch(this.#batch, tokens);
      for (const [index, { slot, generation }] of work.entries()) {
        slot.tokens.push(tokens[index] ?? 0);
        this.#computed(generation, [], logits[index]);
      }
    } catch (error) {
      for (const { generation } of work) generation.fail(computeError(computing, error));
    }
  }

  async #stepAlone({ slot, generation }: Work): Promise<void> {
    // It may have been aborted while the slots before it were computed.
    if (generation.over) return;
    const tokens = generation.pending.slice(0, this.#options.batchSize);
    const rest = generation.pending.slice(tokens.length);
    const chooses = rest.length === 0 && generation.wantsTokens;
    try {
      slot.leaveBatch();
      const logits = await this.#options.decoder.run(slot.cache, tokens, chooses);
      for (const token of tokens) slot.tokens.push(token);
      this.#computed(generation, rest, logits);
    } catch (error) {
      generation.fail(computeError(computing, error));
    }
  }

  /** Goes on after a step: with the rest of the prompt, or with a token that is chosen. */
  #computed(generation: Generation, rest: readonly number[], logits: Float32Array | undefined): void {
    if (generation.over) return;
    generation.pending = rest;
    if (rest.length > 0) return;
    if (logits === undefined || !generation.wantsTokens) {
      generation.finish('length');
      return;
    }
    const token = generation.plan.sampler.choose(logits);
    generation.accept(token, this.#logProbability(generation, logits, token));
  }

  #logProbability(generation: Generation, logits: Float32Array, token: number): LogProbability | undefined {
    const { alternatives } = generation.plan;
    if (alternatives === undefined) return undefined;
    return readLogProbabilities(logits, token, alternatives, this.#options.vocabulary);
  }
}
