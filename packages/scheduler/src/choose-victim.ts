/** What is looked at when one loaded model must go. */
export interface Candidate {
  readonly key: string;

  /** How long it is kept when idle, in ms. */
  readonly keepAlive: number;

  /** Requests that use it now. */
  readonly leases: number;
}

/**
 * Chooses which model goes to make room: the idle one with the shortest keep-alive; where all are busy, the busy one
 * with the shortest. Equal ones by key. Not the least recently used: that is how the original server chooses.
 */
export function chooseVictim<Model extends Candidate>(models: Iterable<Model>): Model | undefined {
  const sorted = [...models].sort(byKeepAlive);
  return sorted.find((model) => model.leases === 0) ?? sorted[0];
}

function byKeepAlive(one: Candidate, other: Candidate): number {
  if (one.keepAlive !== other.keepAlive) return one.keepAlive < other.keepAlive ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
