import type { LoadSettings } from '@puna/runtime';

/** Everything that a loaded model was loaded with. A request that wants something else makes it load again. */
export interface ModelSettings extends LoadSettings {
  /** Whether `contextLength` was chosen by default: two default lengths never make a model load again. */
  readonly automaticContextLength?: boolean;

  /** Paths of the LoRA adapters, in order. Absent: none. */
  readonly adapters?: readonly string[];

  /** Paths of the projectors for images and audio, in order. Absent: none. */
  readonly projectors?: readonly string[];

  /** It runs elsewhere and takes no memory here: it counts as no loaded model, and none goes for it. Default false. */
  readonly isElsewhere?: boolean;

  /** Path of the draft model. */
  readonly draft?: string;
}
