import { RuntimeError, type LogProbability } from '@puna/runtime';
import { chooseSlot, closedError, commonPrefixLength, computeError } from '@puna/runtime/adapter';
import type { NativeContext } from '../native/binding.js';
import { readLogProbabilities } from '../sampling/log-probabilities.js';
import type { Vocabulary } from '../text/vocabulary.js';
import type { Generation } from './generation.js';
import { Slot } from './slot.js';

/** A reader who falls behind by this many events makes the generation pause. */
const mostUnreadEvents = 64;

const computing = 'llama.cpp could not compute the next token';

/** What the loop works with. */
export interface DecodeLoopOptions {
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
interface BatchPart {
  readonly slot: Slot;
  readonly generation: Generation;
  readonly tokens: readonly number[];

  /** Whether a token is to be chosen after the last one. */
  readonly choose: boolean;
}

/**
 * Runs generations side by side. Each step computes, in one batch, the next token of every slot that writes and a chunk of
 * the prompt of every slot that reads; then a token is chosen for each. Aborted generations lose their slot between two
 * steps, and who finds no slot waits in order.
 */
export class DecodeLoop {
  readonly #options: DecodeLoopOptions;
  readonly #slots: readonly Slot[];
  readonly #waiting: Generation[] = [];
  #uses = 0;
  #running: Promise<void> = Promise.resolve();
  #active = false;
  #closed = false;

  constructor(options: DecodeLoopOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.slots }, (_, id) => new Slot(id, options.context));
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
    if (at >= 0) this.#waiting.splice(at, 1)[0]?.dispose();
    this.#wake();
  }

  /** Ends everything with a `ModelClosedError` and waits until the native library is at rest. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const generation of this.#waiting.splice(0)) {
      generation.fail(closedError());
      generation.dispose();
    }
    for (const { generation } of this.#slots) generation?.fail(closedError());
    await this.#running;
    for (const slot of this.#slots) release(slot);
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
        const parts = this.#nextBatch();
        if (parts.length > 0) await this.#step(parts);
        else if (!this.#canAssign()) return;
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
    for (const slot of this.#slots) if (slot.generation?.over === true) release(slot);
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
    const shared = commonPrefixLength(slot.tokens, promptTokens);
    slot.generation = generation;
    slot.lastUsed = ++this.#uses;
    try {
      // At least one token must be computed: the choice of the next one needs its logits.
      generation.start(slot.keepFirst(Math.min(shared, promptTokens.length - 1)));
    } catch (error) {
      generation.fail(computeError(computing, error));
    }
  }

  #nextBatch(): BatchPart[] {
    const ready = this.#slots.filter(
      (slot) => slot.generation !== undefined && !slot.generation.over && this.#canGoOn(slot, slot.generation),
    );
    // Slots that write come first: one token each, so that a long prompt beside them does not stop them.
    ready.sort((a, b) => (a.generation?.pending.length ?? 0) - (b.generation?.pending.length ?? 0));
    const parts: BatchPart[] = [];
    let room = this.#options.batchSize;
    for (const slot of ready) {
      const { generation } = slot;
      if (generation === undefined || room === 0) continue;
      const tokens = generation.pending.slice(0, room);
      room -= tokens.length;
      const last = tokens.length === generation.pending.length;
      parts.push({ slot, generation, tokens, choose: last && generation.wantsTokens });
    }
    return parts;
  }

  /** Makes room in a full slot. False where the generation has to wait for its reader, or ended because its slot is full. */
  #canGoOn(slot: Slot, generation: Generation): boolean {
    if (generation.events.size >= mostUnreadEvents) return false;
    const { contextLength, contextShift } = this.#options;
    const full = contextShift ? slot.tokens.length + 1 >= contextLength : slot.tokens.length >= contextLength;
    if (!full || generation.pending.length > 1) return true;
    if (contextShift && slot.shift(generation.plan.keep)) return true;
    if (slot.tokens.length < contextLength) return true;
    generation.finish('length');
    release(slot);
    return false;
  }

  async #step(parts: readonly BatchPart[]): Promise<void> {
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

/** Takes the slot away from its generation. */
function release(slot: Slot): void {
  slot.generation?.dispose();
  slot.generation = undefined;
}
