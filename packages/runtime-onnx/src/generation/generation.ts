import type { TokenGeneration, TokenGenerationPlan } from '@puna/runtime/adapter';
import type { Sampler } from '../sampling/sampler.js';

/** What a generation is made of, prepared and checked. */
export interface GenerationPlan extends TokenGenerationPlan {
  readonly sampler: Sampler;

  /** How many alternatives to give with each log probability; undefined where none are wanted. */
  readonly alternatives: number | undefined;
}

/** One request on its way through the loop. */
export type Generation = TokenGeneration<GenerationPlan>;
