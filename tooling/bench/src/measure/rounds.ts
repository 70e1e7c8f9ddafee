import { setTimeout as sleep } from 'node:timers/promises';
import { watchOtherLoad } from './other-load.js';

/** Others may take this share of the machine during a round; beyond it the round says little. */
const acceptableLoad = 0.05;

/** A round is measured again at most this many times for each wanted one. */
const attemptsForEach = 3;

/** What the rounds of a measurement gave. */
export interface Rounds<Result> {
  readonly results: readonly Result[];

  /** Says so where rounds had to be taken that other processes disturbed. To be spread into the row. */
  readonly note: { readonly note?: string };
}

/**
 * Measures several times. A round during which other processes took much of the machine is measured again; when attempts run
 * out, the least disturbed ones are taken.
 */
export async function measureRounds<Result>(wanted: number, measure: () => Promise<Result>): Promise<Rounds<Result>> {
  const attempts: { readonly result: Result; readonly load: number }[] = [];
  while (attempts.length < wanted * attemptsForEach && attempts.filter(isQuiet).length < wanted) {
    const otherLoad = watchOtherLoad();
    const result = await measure();
    attempts.push({ result, load: otherLoad() });
  }
  const taken = [...attempts].sort((a, b) => a.load - b.load).slice(0, wanted);
  const worst = taken.at(-1)?.load ?? 0;
  const results = taken.map(({ result }) => result);
  if (worst <= acceptableLoad) return { results, note: {} };
  const note = `disturbed: other processes took up to ${Math.round(worst * 100)} % of the machine`;
  return { results, note: { note } };
}

/**
 * Long enough that what one side leaves behind does not count for the other: llama.cpp's threads look for more work for about
 * 0.3 s after the last, and the adapter judges by the last second how many threads the machine can spare.
 */
export const restingTime = 1500;

/** Two things to compare. */
interface Sides<A, B> {
  readonly first: () => Promise<A>;
  readonly second: () => Promise<B>;

  /** Milliseconds without work before each measurement. Default 0. */
  readonly rest?: number;
}

/** What both sides gave, round by round. */
interface Alternated<A, B> extends Pick<Rounds<unknown>, 'note'> {
  readonly firsts: A[];
  readonly seconds: B[];
}

/** Measures two things in turn (A B A B …), so that a machine that slows down slows both. */
export async function alternate<A, B>(
  rounds: number,
  { first, second, rest = 0 }: Sides<A, B>,
): Promise<Alternated<A, B>> {
  const { results, note } = await measureRounds(rounds, async () => {
    await sleep(rest);
    const ofFirst = await first();
    await sleep(rest);
    return { ofFirst, ofSecond: await second() };
  });
  return {
    firsts: results.map(({ ofFirst }) => ofFirst),
    seconds: results.map(({ ofSecond }) => ofSecond),
    note,
  };
}

function isQuiet({ load }: { readonly load: number }): boolean {
  return load <= acceptableLoad;
}
