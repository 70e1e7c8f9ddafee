import type { Theme } from './check.js';
import { cancellation } from './checks/cancellation.js';
import { capabilities } from './checks/capabilities.js';
import { closing } from './checks/closing.js';
import { concurrency } from './checks/concurrency.js';
import { constrainedOutput } from './checks/constrained-output.js';
import { contextLength } from './checks/context-length.js';
import { crashes } from './checks/crashes.js';
import { embeddings } from './checks/embeddings.js';
import { generation } from './checks/generation.js';
import { loading } from './checks/loading.js';
import { logProbabilities } from './checks/log-probabilities.js';
import { memory } from './checks/memory.js';
import { probing } from './checks/probing.js';
import { sampling } from './checks/sampling.js';
import { stopTexts } from './checks/stop-texts.js';
import { tokens } from './checks/tokens.js';

/** All checks, by theme, in the order in which they run. */
export const themes: readonly Theme[] = [
  probing,
  loading,
  tokens,
  generation,
  sampling,
  stopTexts,
  constrainedOutput,
  logProbabilities,
  contextLength,
  cancellation,
  concurrency,
  embeddings,
  capabilities,
  closing,
  memory,
  crashes,
];
