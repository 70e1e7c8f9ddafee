import type { OpenAiLimits } from '../limits.js';
import type { ModelDescription } from '../model/describe-model.js';

/** The model that embeds. */
export interface Embedder {
  /** What the hosts call it. */
  readonly model: string;
  readonly description: ModelDescription;
  readonly adapterLimits: OpenAiLimits;
}
