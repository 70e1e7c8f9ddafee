import { watchOtherLoad } from './other-load.js';

/** Others may take this share of the machine during a round; beyond it the round says little. */
const acceptableLoad = 0.05;

/** A round is measured again at most this many times for each wanted one. */
const attemptsForEach = 3;

/** What the rounds of a measurement gave. */
export interface Rounds<Result> {
  readonly results: readonly Result[];

  /** Says so where rounds had to be taken that other processes disturbed. */
  readonly note?: string;
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
  if (worst <= acceptableLoad) return { results };
  return { results, note: `disturbed: other processes took up to ${Math.round(worst * 100)} % of the machine` };
}

/** Measures two things in turn (A B A B …), so that a machine that slows down slows both. */
export async function alternate<A, B>(
  rounds: number,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<{ readonly first: A[]; readonly second: B[]; readonly note: { readonly note?: string } }> {
  const { results, note } = await measureRounds(rounds, async () => [await first(), await second()] as const);
  return {
    first: results.map(([result]) => result),
    second: results.map(([, result]) => result),
    note: note === undefined ? {} : { note },
  };
}

function isQuiet({ load }: { readonly load: number }): boolean {
  return load <= acceptableLoad;
}
