/** How busy the machine was during a moment. */
export interface CpuUse {
  /** Logical cores of the machine. */
  readonly cores: number;

  /** Cores that were busy, on average, with anything. */
  readonly busyCores: number;

  /** Cores that this process used, on average. */
  readonly ownCores: number;
}

/**
 * What others may use of a core before it counts as theirs. A neighbour who could fill a core gets only half of one from
 * the system while a thread of ours spins on the same core, so it has to be less than that.
 */
const tolerance = 0.35;

/**
 * How many threads to compute with: one for each core that others leave free.
 *
 * llama.cpp's threads wait for each other at every layer by spinning. One thread too many loses far more than one too few:
 * with two threads on two cores and one busy neighbour a token took 175 to 1,800 ms instead of 5, with one thread 11.
 */
export function decideThreads({ cores, busyCores, ownCores }: CpuUse, maxThreads: number): number {
  const others = Math.max(0, busyCores - ownCores);
  const taken = Math.max(0, Math.ceil(others - tolerance));
  return Math.max(1, Math.min(maxThreads, cores - taken));
}
