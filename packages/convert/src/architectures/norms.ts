import type { Settings } from '../model-files/settings.js';
import { add, type Weight } from '../weights/weight.js';
import type { TensorRule } from './architecture.js';

/** Gemma keeps how much a norm's weight differs from 1; llama.cpp wants the weight itself. */
export const plusOne = (to: string): TensorRule => ({
  to,
  change: (weight: Weight, _config: Settings) => add(weight, 1),
});
