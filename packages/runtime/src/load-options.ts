import type { Warning } from './warning.js';

/** How a model is loaded. Changing any of these means loading again. Absent means: the adapter chooses. */
export interface LoadSettings {
  /** Tokens that one sequence can see at once. */
  readonly contextLength: number;

  /** Sequences that are worked on at the same time. Each has `contextLength` tokens of its own. At least 1. */
  readonly slots: number;

  /** The most tokens that are read in one step of the prompt. */
  readonly batchSize?: number;

  /** CPU threads to compute with; absent: as many as suit the machine, adapted while running. */
  readonly threads?: number;

  /** Layers to put on the GPU; 0 computes on the CPU alone. */
  readonly gpuLayers?: number;

  /** Index of the GPU that takes what can't be split. */
  readonly mainGpu?: number;

  /** Whether the weights are mapped into memory instead of read. */
  readonly memoryMap?: boolean;

  /** Whether flash attention is used. */
  readonly flashAttention?: boolean;

  /** Number format of the key/value cache: `f16`, `q8_0`, `q4_0`. */
  readonly cacheType?: string;

  /** Whether a full context is shifted; false ends generation with `length` instead. Default true. */
  readonly contextShift?: boolean;

  /** Tokens that a draft model proposes at once. */
  readonly draftTokens?: number;
}

/** Everything that `Runtime.load` is given besides the files. */
export interface LoadOptions {
  readonly settings: LoadSettings;

  /** Aborts the load. */
  readonly signal?: AbortSignal;

  /** Called while loading with the part that is done, from 0 to 1. Each call is a sign of life for the caller's stall limit. */
  readonly onProgress?: (fraction: number) => void;

  /** Called for each setting that could not be honoured. */
  readonly onWarning?: (warning: Warning) => void;
}
