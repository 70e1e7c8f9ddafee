import { beforeEach, describe, expect, it } from 'vitest';
import { ModelClosedError } from '../../errors/model-closed-error.js';
import type { DoneEvent } from '../../generate-event.js';
import { tokenPiece } from '../text/token-piece.js';
import { GenerationLoop, type GenerationSlot, type SlotEngine, type SlotWork } from './generation-loop.js';
import { TokenGeneration, type TokenGenerationPlan } from './token-generation.js';

const contextLength = 100;

class Counting extends TokenGeneration<TokenGenerationPlan> {
  disposed = 0;

  override dispose(): void {
    super.dispose();
    this.disposed++;
  }
}

class Slot implements GenerationSlot<Counting> {
  tokens: number[] = [];
  generation: Counting | undefined;
  lastUsed = 0;

  keepFirst(length: number): number {
    if (this.tokens.includes(stuck)) throw new Error('these tokens are stuck');
    this.tokens.length = Math.min(length, this.tokens.length);
    return this.tokens.length;
  }
}

/** A slot that has seen this token can't forget any more. */
const stuck = 1313;

/** Computes all that is pending, and counts on from the last token. Keeps what it was asked for. */
class CountingEngine implements SlotEngine<Counting, Slot> {
  readonly slots: readonly Slot[];
  readonly steps: number[][] = [];

  /** Runs in the middle of each step. */
  during: () => void | Promise<void> = () => {};

  constructor(slots: number) {
    this.slots = Array.from({ length: slots }, () => new Slot());
  }

  hasRoom({ slot }: SlotWork<Counting, Slot>): boolean {
    return slot.tokens.length < contextLength;
  }

  async step(work: readonly SlotWork<Counting, Slot>[]): Promise<void> {
    this.steps.push(work.map(({ generation }) => generation.pending.length));
    await this.during();
    for (const { slot, generation } of work) {
      slot.tokens.push(...generation.pending);
      generation.accept((slot.tokens.at(-1) ?? 0) + 1, undefined);
    }
  }
}

const vocabulary = {
  piece: (token: number) => tokenPiece(new TextEncoder().encode(`${token} `)),
  endsAnswer: () => false,
};

function generationOf(promptTokens: readonly number[], maxTokens: number): Counting {
  return new Counting({ promptTokens, maxTokens, stops: [], warnings: [] }, vocabulary);
}

interface Answer {
  readonly text: string;
  readonly done: DoneEvent | undefined;
}

async function read({ events }: Counting): Promise<Answer> {
  let text = '';
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) return { text, done: undefined };
    if (value.type === 'text') text += value.text;
    if (value.type === 'done') return { text, done: value };
  }
}

/** Lets everything go on that can go on. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

let engine: CountingEngine;
let loop: GenerationLoop<Counting, Slot>;

function start(slots: number): void {
  engine = new CountingEngine(slots);
  loop = new GenerationLoop(engine);
}

function submit(promptTokens: readonly number[], maxTokens = 3): Counting {
  const generation = generationOf(promptTokens, maxTokens);
  loop.submit(generation);
  return generation;
}

beforeEach(() => start(1));

describe('generations in slots', () => {
  it('that come in the same turn begin together, and those that write come first', async () => {
    start(2);
    const [long, short] = [submit([1, 2, 3, 4], 2), submit([10], 2)];
    expect((await read(long)).text).toBe('5 6 ');
    expect((await read(short)).text).toBe('11 12 ');
    expect(engine.steps).toEqual([
      [1, 4],
      [1, 1],
    ]);
  });

  it('wait in order until a slot is free, which is given back', async () => {
    const all = [submit([10]), submit([20]), submit([30])];
    const answers = await Promise.all(all.map(read));
    expect(answers.map(({ text }) => text)).toEqual(['11 12 13 ', '21 22 23 ', '31 32 33 ']);
    expect(engine.steps).toHaveLength(9);
    await settle();
    expect(all.map(({ disposed }) => disposed)).toEqual([1, 1, 1]);
  });

  it('take up what the slot remembers, but compute one token of the prompt at least', async () => {
    await read(submit([1, 2, 3]));
    const { done } = await read(submit([1, 2, 3, 4, 9]));
    expect(done?.usage.cachedPromptTokens).toBe(4);
    expect((await read(submit([1, 2, 3]))).done?.usage.cachedPromptTokens).toBe(2);
  });

  it('end with `length` where there is no room, and make place for the next', async () => {
    const endless = submit([1], Number.POSITIVE_INFINITY);
    const next = submit([7]);
    const { done } = await read(endless);
    expect([done?.reason, done?.usage.generatedTokens]).toEqual(['length', contextLength]);
    expect((await read(next)).text).toBe('8 9 10 ');
  });

  it('pause while nobody reads, and go on when what piled up was read', async () => {
    const endless = submit([1], 80);
    await settle();
    expect(endless.events.size).toBe(64);
    expect(engine.steps).toHaveLength(64);
    expect((await read(endless)).done?.usage.generatedTokens).toBe(80);
  });

  it('fail where the slot can not be made ready, and the slot is free again', async () => {
    await read(submit([stuck]));
    await expect(read(submit([5]))).rejects.toThrow('these tokens are stuck');
    engine.slots[0]!.tokens = [];
    expect((await read(submit([5]))).text).toBe('6 7 8 ');
  });
});

describe('cancelling', () => {
  it('frees the slot before the next step', async () => {
    const endless = submit([1], Number.POSITIVE_INFINITY);
    const next = submit([50]);
    engine.during = () => {
      if (engine.steps.length === 2) loop.cancel(endless);
    };
    expect((await read(next)).text).toBe('51 52 53 ');
    expect(engine.steps).toHaveLength(2 + 3);
    expect(endless.disposed).toBe(1);
  });

  it('takes out of the queue what has not begun', async () => {
    const [first, second, third] = [submit([1]), submit([20]), submit([30])];
    loop.cancel(second);
    expect(second.disposed).toBe(1);
    expect((await read(first)).text).toBe('2 3 4 ');
    expect((await read(third)).text).toBe('31 32 33 ');
    expect(engine.steps).toHaveLength(6);
  });

  it('frees a slot whose generation is paused', async () => {
    const unread = submit([1], Number.POSITIVE_INFINITY);
    await settle();
    const next = submit([50]);
    loop.cancel(unread);
    expect((await read(next)).text).toBe('51 52 53 ');
  });
});

describe('closing', () => {
  it('ends what runs and what waits, after the step that is being computed', async () => {
    const computed: (() => void)[] = [];
    engine.during = () => new Promise((resolve) => void computed.push(resolve));
    const [running, waiting] = [submit([1]), submit([2])];
    const ends = [running, waiting].map((generation) => expect(read(generation)).rejects.toThrow(ModelClosedError));
    await settle();
    let closed = false;
    const closing = loop.close().then(() => (closed = true));
    await Promise.all(ends);
    await settle();
    expect([closed, running.disposed]).toEqual([false, 0]);
    computed[0]?.();
    await closing;
    expect([running.disposed, waiting.disposed]).toEqual([1, 1]);
    expect(engine.steps).toHaveLength(1);
  });

  it('refuses what comes later', async () => {
    await loop.close();
    const late = submit([1]);
    await expect(read(late)).rejects.toThrow(ModelClosedError);
    expect(late.disposed).toBe(1);
  });
});
