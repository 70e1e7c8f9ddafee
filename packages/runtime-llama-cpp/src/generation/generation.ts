import { TokenGeneration, type TokenGenerationPlan } from '@puna/runtime/adapter';
import type { NativeSampler } from '../native/binding.js';

/** What a generation is made of, prepared and checked. */
export interface GenerationPlan extends TokenGenerationPlan {
  /** Tokens at the start that survive a context shift. */
  readonly keep: number;
  readonly sampler: NativeSampler;

  /** Where log probabilities are wanted: a sampler without steps, and how many alternatives to give. */
  readonly logProbabilities?: { readonly plainSampler: NativeSampler; readonly alternatives: number } | undefined;
}

/** One request on its way through the loop. Its samplers are native memory. */
export class Generation extends TokenGeneration<GenerationPlan> {
  /** Frees the native samplers. */
  override dispose(): void {
    super.dispose();
    this.plan.sampler.dispose();
    this.plan.logProbabilities?.plainSampler.dispose();
  }
}
