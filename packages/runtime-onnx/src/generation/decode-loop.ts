import type { LogProbability } from '@puna/runtime';
import { chooseSlot, closedError, commonPrefixLength, computeError } from '@puna/runtime/adapter';
import { readLogProbabilities } from '../sampling/log-probabilities.js';
import type { Vocabulary } from '../tokens/vocabulary.js';
import { BatchCache } from './batch-cache.js';
import { canBatch } from './can-batch.js';
import type { Decoder } from './decoder.js';
import type { Generation } from './generation.js';
import { Slot } from './slot.js';

/** A reader who falls behind by this many events makes the generation pause. */
const mostUnreadEvents = 64;

const computing = 'ONNX Runtime could not compute the next token';

/** What the loop works with. */
export interface DecodeLoopOptions {
  readonly decoder: Decoder;
  readonly vocabulary: Vocabulary;
  readonly slots: number;

  /** Tokens that one slot holds. */
  readonly contextLength: number;

  /** The most tokens of a prompt in one step. */
  readonly batchSize: number;
}

/**
 * Runs generations side by side: each round computes the next token of every slot that writes, together where the graph allows
 * it, and then a piece of the prompt of every slot that reads. Aborted generations lose their slot between two steps, and who
 * finds no slot waits in order.
 */
export class DecodeLoop {
  readonly #options: DecodeLoopOptions;
  readonly #slots: readonly Slot[];
  readonly #batch: BatchCache;
  readonly #waiting: Generation[] = [];

  /** Whether slots that write are computed together; undefined until it was tried. */
  #batches: boolean | undefined;
  #uses = 0;
  #running: Promise<void> = Promise.resolve();
  #active = false;
  #closed = false;

  constructor(options: DecodeLoopOptions) {
    this.#options = options;
    const { cache } = options.decoder.graph;
    this.#batch = new BatchCache(cache, options.contextLength);
    this.#slots = Array.from({ length: options.slots }, () => new Slot(cache));
  }

  /** The bytes that the slots take. */
  get size(): number {
    return this.#slots.reduce((sum, { cache }) => sum + cache.size, this.#batch.cells.size);
  }

  submit(generation: Generation): void {
    if (this.#closed) {
      generation.fail(closedError());
      return;
    }
    generation.events.onDrain = () => this.#wake();
    this.#waiting.push(generation);
    this.#wake();
  }

  /** Ends a generation that nobody reads any more; its slot is free before the next step. */
  cancel(generation: Generation): void {
    generation.over = true;
    const at = this.#waiting.indexOf(generation);
    if (at >= 0) this.#waiting.splice(at, 1);
    this.#wake();
  }

  /** Ends everything with a `ModelClosedError` and waits until the native library is at rest. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const generation of this.#waiting.splice(0)) generation.fail(closedError());
    for (const { generation } of this.#slots) generation?.fail(closedError());
    await this.#running;
  }

  #wake(): void {
    if (this.#closed || this.#active) return;
    this.#active = true;
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    try {
      // Requests that come in the same turn of the event loop begin together.
      await Promise.resolve();
      while (!this.#closed) {
        this.#assignSlots();
        const ready = this.#readySlots();
        await this.#round(ready);
        if (ready.length === 0 && !this.#canAssign()) return;
      }
    } finally {
      // In the same turn as the decision that there is nothing to do: who comes next wakes the loop again.
      this.#active = false;
    }
  }

  /** Whether someone waits for a slot that is free by now. */
  #canAssign(): boolean {
    return (
      this.#waiting.length > 0 && this.#slots.some(({ generation }) => generation === undefined || generation.over)
    );
  }

  #assignSlots(): void {
    for (const slot of this.#slots) if (slot.generation?.over === true) slot.generation = undefined;
    while (this.#waiting.length > 0) {
      const free = this.#slots.filter((slot) => slot.generation === undefined);
      if (free.length === 0) return;
      const generation = this.#waiting.shift();
      if (generation === undefined) return;
      const slot = chooseSlot(free, generation.plan.promptTokens);
      if (slot !== undefined) this.#assign(slot, generation);
    }
  }

  #assign(slot: Slot, generation: Generation): void {
    const { promptTokens } = generation.plan;
    slot.generation = generation;
    slot.lastUsed = ++this.#uses;
    if (this.#batch.has(slot.cache)) this.#batch.giveBack();
    // At least one token must be computed: the choice of the next one needs its logits.
    slot.keepFirst(Math.min(commonPrefixLength(slot.tokens, promptTokens), promptTokens.length - 1));
    generation.start(slot.tokens.length);
  }

  /** The slots that can go on; those that write come first, so that a long prompt beside them does not stop them. */
  #readySlots(): Slot[] {
    const ready = this.#slots.filter(
      (slot) => slot.generation !== undefined && !slot.generation.over && this.#canGoOn(slot, slot.generation),
    );
    return ready.sort((a, b) => (a.generation?.pending.length ?? 0) - (b.generation?.pending.length ?? 0));
  }

  /** False where the generation has to wait for its reader, or ended because its slot is full. */
  #canGoOn(slot: Slot, generation: Generation): boolean {
    if (generation.events.size >= mostUnreadEvents) return false;
    if (slot.tokens.length < this.#options.contextLength) return true;
    generation.finish('length');
    slot.generation = undefined;
    return false;
  }

  async #round(ready: readonly Slot[]): Promise<void> {
    const writers = ready.filter((slot) => slot.tokens.length > 0 && slot.generation?.pending.length === 1);
    const together = writers.length > 1 && (await this.#canBatch()) ? writers : [];
    if (together.length > 0) await this.#stepTogether(together);
    for (const slot of ready) if (!together.includes(slot)) await this.#step(slot);
  }

  async #canBatch(): Promise<boolean> {
    const { decoder, contextLength } = this.#options;
    // A graph that fails at this, whatever the reason, computes its slots one by one.
    this.#batches ??= await canBatch(decoder, contextLength).catch(() => false);
    return this.#batches;
  }

  /** Computes the next token of several slots at once. */
  async #stepTogether(slots: readonly Slot[]): Promise<void> {
    const generations = slots.map(({ generation }) => generation);
    try {
      this.#batch.take(slots.map(({ cache }) => cache));
      const tokens = generations.map((generation) => generation?.pending[0] ?? 0);
      const logits = await this.#options.decoder.runBatch(this.#batch, tokens);
      for (const [index, slot] of slots.entries()) {
        slot.tokens.push(tokens[index] ?? 0);
        this.#computed(generations[index], [], logits[index]);
      }
    } catch (error) {
      for (const generation of generations) generation?.fail(computeError(computing, error));
    }
  }

  async #step(slot: Slot): Promise<void> {
    const { generation } = slot;
    // It may have been aborted while the slots before it were computed.
    if (generation === undefined || generation.over || this.#closed) return;
    if (this.#batch.has(slot.cache)) this.#batch.giveBack();
    const tokens = generation.pending.slice(0, this.#options.batchSize);
    const rest = generation.pending.slice(tokens.length);
    const chooses = rest.length === 0 && generation.wantsTokens;
    try {
      const logits = await this.#options.decoder.run(slot.cache, tokens, chooses);
      for (const token of tokens) slot.tokens.push(token);
      this.#computed(generation, rest, logits);
    } catch (error) {
      generation.fail(computeError(computing, error));
    }
  }

  /** Goes on after a step: with the rest of the prompt, or with a token that is chosen. */
  #computed(generation: Generation | undefined, rest: readonly number[], logits: Float32Array | undefined): void {
    if (generation === undefined || generation.over) return;
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
