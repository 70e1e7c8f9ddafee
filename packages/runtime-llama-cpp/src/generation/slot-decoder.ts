import { RuntimeError, type LogProbability } from '@puna/runtime';
import { computeError, type SlotEngine, type SlotWork } from '@puna/runtime/adapter';
import type { NativeContext } from '../native/binding.js';
import { readLogProbabilities } from '../sampling/log-probabilities.js';
import type { Vocabulary } from '../text/vocabulary.js';
import type { Generation } from './generation.js';
import { Slot } from './slot.js';

const computing = 'llama.cpp could not compute the next token';

/** What the decoder works with. */
export interface SlotDecoderOptions {
  readonly context: NativeContext;
  readonly vocabulary: Vocabulary;
  readonly slots: number;

  /** Tokens that one slot holds. */
  readonly contextLength: number;

  /** The most tokens in one step, of all slots together. */
  readonly batchSize: number;

  /** Whether a full slot is shifted; otherwise its generation ends with `length`. */
  readonly contextShift: boolean;

  /** Called before each step. */
  readonly beforeStep: () => void;
}

/** Tokens of one slot in a step. */
interface BatchPart extends SlotWork<Generation, Slot> {
  readonly tokens: readonly number[];

  /** Whether a token is to be chosen after the last one. */
  readonly choose: boolean;
}

/**
 * Computes, in one batch, the next token of every slot that writes and a chunk of the prompt of every slot that reads; then a
 * token is chosen for each.
 */
export class SlotDecoder implements SlotEngine<Generation, Slot> {
  readonly slots: readonly Slot[];
  readonly #options: SlotDecoderOptions;

  constructor(options: SlotDecoderOptions) {
    this.#options = options;
    this.slots = Array.from({ length: options.slots }, (_, id) => new Slot(id, options.context));
  }

  hasRoom({ slot, generation }: SlotWork<Generation, Slot>): boolean {
    const { contextLength, contextShift } = this.#options;
    const full = contextShift ? slot.tokens.length + 1 >= contextLength : slot.tokens.length >= contextLength;
    if (!full || generation.pending.length > 1) return true;
    if (contextShift && slot.shift(generation.plan.keep)) return true;
    return slot.tokens.length < contextLength;
  }

  async step(work: readonly SlotWork<Generation, Slot>[]): Promise<void> {
    const parts = this.#batchParts(work);
    try {
      this.#options.beforeStep();
      const logitIndexes = this.#fillBatch(parts);
      await this.#options.context.decodeBatch();
      for (const part of parts) this.#computed(part);
      await Promise.all(parts.map((part, index) => this.#choose(part, logitIndexes[index])));
    } catch (error) {
      // What lies in these slots now is unknown.
      for (const { slot, generation } of parts) {
        generation.fail(computeError(computing, error));
        slot.clear();
      }
    }
  }

  #batchParts(work: readonly SlotWork<Generation, Slot>[]): BatchPart[] {
    const parts: BatchPart[] = [];
    let room = this.#options.batchSize;
    for (const { slot, generation } of work) {
      if (room === 0) break;
      const tokens = generation.pending.slice(0, room);
      room -= tokens.length;
      const last = tokens.length === generation.pending.length;
      parts.push({ slot, generation, tokens, choose: last && generation.wantsTokens });
    }
    return parts;
  }

  #fillBatch(parts: readonly BatchPart[]): readonly (number | undefined)[] {
    const { context } = this.#options;
    context.initBatch(parts.reduce((sum, { tokens }) => sum + tokens.length, 0));
    return parts.map(({ slot, tokens, choose }) => {
      const wanted = choose ? Uint32Array.of(tokens.length - 1) : new Uint32Array(0);
      return context.addToBatch(slot.id, slot.tokens.length, Uint32Array.from(tokens), wanted)[0];
    });
  }

  #computed({ slot, generation, tokens }: BatchPart): void {
    for (const token of tokens) slot.tokens.push(token);
    generation.pending = generation.pending.slice(tokens.length);
    if (generation.pending.length === 0 && !generation.wantsTokens) generation.finish('length');
  }

  async #choose({ generation }: BatchPart, logitIndex: number | undefined): Promise<void> {
    if (logitIndex === undefined || generation.over) return;
    try {
      const token = await this.#options.context.sampleToken(logitIndex, generation.plan.sampler);
      if (token < 0) throw new RuntimeError('no-token', 'No token can follow: the grammar allows none.');
      generation.accept(token, await this.#logProbability(generation, logitIndex, token));
    } catch (error) {
      generation.fail(computeError(computing, error));
    }
  }

  async #logProbability(
    generation: Generation,
    logitIndex: number,
    token: number,
  ): Promise<LogProbability | undefined> {
    const wanted = generation.plan.logProbabilities;
    if (wanted === undefined) return undefined;
    const { context, vocabulary } = this.#options;
    return readLogProbabilities(
      { context, logitIndex, plainSampler: wanted.plainSampler },
      token,
      wanted.alternatives,
      vocabulary,
    );
  }
}
