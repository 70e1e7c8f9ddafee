import { closedError, computeError } from '../work-errors.js';
import { chooseSlot, commonPrefixLength } from './choose-slot.js';
import type { TokenGeneration, TokenGenerationPlan } from './token-generation.js';

/** A reader who falls behind by this many events makes the generation pause. */
const mostUnreadEvents = 64;

type AnyGeneration = TokenGeneration<TokenGenerationPlan>;

/** A place for one sequence. It remembers the tokens of its last one. */
export interface GenerationSlot<Generation extends AnyGeneration> {
  /** Tokens whose keys and values are cached. */
  readonly tokens: readonly number[];
  generation: Generation | undefined;

  /** Grows with each use, so that the smallest is the least recently used. */
  lastUsed: number;

  /**
   * Forgets all but the first `length` tokens; more, where the engine can't go back that far.
   *
   * @returns how many stay.
   */
  keepFirst(length: number): number;
}

/** A slot that can go on, and what it works on. */
export interface SlotWork<Generation extends AnyGeneration, Slot extends GenerationSlot<Generation>> {
  readonly slot: Slot;
  readonly generation: Generation;
}

/** What computes for a `GenerationLoop`. */
export interface SlotEngine<Generation extends AnyGeneration, Slot extends GenerationSlot<Generation>> {
  readonly slots: readonly Slot[];

  /** Whether a slot has room for what it computes next; it may make some. A generation without room ends with `length`. */
  hasRoom(work: SlotWork<Generation, Slot>): boolean;

  /**
   * Computes something for each of these slots, or for the first ones where it can't be all. It appends to their tokens, takes
   * from their generations' `pending`, and hands them the tokens that were chosen. What fails, it tells the generations; it
   * never rejects.
   *
   * @param work at least one. Those with the fewest pending tokens come first: so a long prompt beside them does not stop
   * those that write.
   */
  step(work: readonly SlotWork<Generation, Slot>[]): Promise<void>;
}

/**
 * Runs generations side by side in an engine's slots, step by step. Aborted generations lose their slot between two steps, and
 * who finds no slot waits in order.
 */
export class GenerationLoop<Generation extends AnyGeneration, Slot extends GenerationSlot<Generation>> {
  readonly #engine: SlotEngine<Generation, Slot>;
  readonly #waiting: Generation[] = [];
  #uses = 0;
  #running: Promise<void> = Promise.resolve();
  #active = false;
  #closed = false;

  constructor(engine: SlotEngine<Generation, Slot>) {
    this.#engine = engine;
  }

  submit(generation: Generation): void {
    if (this.#closed) {
      generation.fail(closedError());
      generation.dispose();
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

  /** Ends everything with a `ModelClosedError` and waits until the engine is at rest. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const generation of this.#waiting.splice(0)) {
      generation.fail(closedError());
      generation.dispose();
    }
    for (const { generation } of this.#engine.slots) generation?.fail(closedError());
    await this.#running;
    for (const slot of this.#engine.slots) release(slot);
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
        const work = this.#readyWork();
        if (work.length > 0) await this.#engine.step(work);
        else if (!this.#canAssign()) return;
      }
    } finally {
      // In the same turn as the decision that there is nothing to do: who comes next wakes the loop again.
      this.#active = false;
    }
  }

  /** Whether someone waits for a slot that is free by now. */
  #canAssign(): boolean {
    return this.#waiting.length > 0 && this.#engine.slots.some(({ generation }) => generation?.over ?? true);
  }

  #assignSlots(): void {
    for (const slot of this.#engine.slots) if (slot.generation?.over === true) release(slot);
    while (this.#waiting.length > 0) {
      const free = this.#engine.slots.filter((slot) => slot.generation === undefined);
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
      generation.fail(computeError('The slot could not be made ready for the prompt', error));
    }
  }

  #readyWork(): SlotWork<Generation, Slot>[] {
    const ready: SlotWork<Generation, Slot>[] = [];
    for (const slot of this.#engine.slots) {
      const { generation } = slot;
      if (generation !== undefined && this.#canGoOn(slot, generation)) ready.push({ slot, generation });
    }
    return ready.sort((a, b) => a.generation.pending.length - b.generation.pending.length);
  }

  /** False where the generation has to wait for its reader, or ended because its slot is full. */
  #canGoOn(slot: Slot, generation: Generation): boolean {
    if (generation.over || generation.events.size >= mostUnreadEvents) return false;
    if (this.#engine.hasRoom({ slot, generation })) return true;
    generation.finish('length');
    release(slot);
    return false;
  }
}

/** Takes the slot away from its generation. */
function release<Generation extends AnyGeneration>(slot: GenerationSlot<Generation>): void {
  slot.generation?.dispose();
  slot.generation = undefined;
}
