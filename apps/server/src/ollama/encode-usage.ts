import type { GenerationUsage } from '@puna/engine';
import type { LogprobEntry, Metrics } from '@puna/protocol';
import type { LogProbability, TokenProbability } from '@puna/runtime';

const nanosecondsPerMillisecond = 1e6;

/** Milliseconds as the whole nanoseconds of the wire. */
export function toNanoseconds(milliseconds: number): number {
  return Math.round(milliseconds * nanosecondsPerMillisecond);
}

/** What an answer took, as the last object has it. Zeros are left out (contract: api, section 3). */
export function encodeUsage(usage: GenerationUsage | undefined): Metrics {
  if (usage === undefined) return {};
  const metrics: Required<Metrics> = {
    total_duration: toNanoseconds(usage.totalDuration),
    load_duration: toNanoseconds(usage.loadDuration),
    prompt_eval_count: usage.promptTokens,
    prompt_eval_duration: toNanoseconds(usage.promptDuration),
    eval_count: usage.generatedTokens,
    eval_duration: toNanoseconds(usage.generateDuration),
  };
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== 0));
}

function encodeToken({ token, logProbability, bytes }: TokenProbability): LogprobEntry {
  return { token, logprob: logProbability, bytes: [...bytes] };
}

/** Log probabilities; no field where there are none. */
export function encodeLogProbabilities(entries: readonly LogProbability[] | undefined): {
  readonly logprobs?: readonly LogprobEntry[];
} {
  if (entries === undefined || entries.length === 0) return {};
  const logprobs = entries.map((entry) => ({
    ...encodeToken(entry),
    ...(entry.alternatives?.length ? { top_logprobs: entry.alternatives.map(encodeToken) } : {}),
  }));
  return { logprobs };
}
