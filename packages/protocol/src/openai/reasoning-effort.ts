import { z } from 'zod';

const efforts = ['minimal', 'low', 'medium', 'high', 'xhigh', 'ultra', 'max', 'none'] as const;

/** How much a model should think; empty: as it likes. */
export type ReasoningEffort = (typeof efforts)[number] | '';

const known: ReadonlySet<string> = new Set(['', ...efforts]);

const listed = `${efforts
  .slice(0, -1)
  .map((effort) => `"${effort}"`)
  .join(', ')}, or "none"`;

/** How much the model should think before it answers. */
export const reasoningEffortField = z
  .custom<ReasoningEffort>((value) => typeof value === 'string' && known.has(value), {
    error: ({ input }) => `invalid reasoning value: ${JSON.stringify(input)} (must be ${listed})`,
  })
  .exactOptional();
