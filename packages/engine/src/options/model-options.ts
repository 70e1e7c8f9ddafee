/** The options of one request, with the model's PARAMETERs and the defaults filled in (contract: api, section 2). */
export interface ModelOptions {
  /** Absent: the operator's default. */
  readonly contextLength?: number;
  readonly batchSize?: number;
  /** Layers on the GPU; absent: as many as fit. */
  readonly gpuLayers?: number;
  readonly mainGpu?: number;
  readonly memoryMap?: boolean;
  readonly threads?: number;
  readonly draftTokens?: number;

  /** Tokens kept at the start when the context is shifted; negative keeps the whole prompt. */
  readonly keepTokens: number;

  /** Negative: no limit of its own. */
  readonly maxTokens: number;

  /** Negative: random. */
  readonly seed: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly typicalP: number;
  readonly repeatLastTokens: number;
  readonly repeatPenalty: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
  readonly stop: readonly string[];
}

/** The options that somebody stated. Engines elsewhere have defaults of their own for the others. */
export type StatedOptions = Partial<ModelOptions>;
