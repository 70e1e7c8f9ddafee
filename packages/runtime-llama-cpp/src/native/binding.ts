/**
 * The native addon of node-llama-cpp 3.22.1, as far as this package uses it.
 *
 * It is declared here because node-llama-cpp does not export these types. The README says why the addon is used directly
 * and not through node-llama-cpp's classes.
 */
export interface NativeBinding {
  readonly AddonModel: new (path: string, options: NativeModelOptions) => NativeModel;
  readonly AddonModelLora: new (model: NativeModel, path: string) => NativeLora;
  readonly AddonContext: new (model: NativeModel, options: NativeContextOptions) => NativeContext;
  readonly AddonSampler: new (model: NativeModel) => NativeSampler;

  /** Throws where the grammar can not be parsed. */
  readonly AddonGrammar: new (
    grammar: string,
    options: { addonExports: NativeBinding; rootRuleName: string },
  ) => NativeGrammar;
  readonly AddonGrammarEvaluationState: new (model: NativeModel, grammar: NativeGrammar) => NativeGrammarState;

  /** Says that this process uses the library; answers whether it did before. */
  markLoaded(): boolean;
  init(): Promise<void>;
  loadBackends(directory?: string): void;

  /** `undefined` where no backend at all is loaded, `false` where only the CPU's is. */
  getGpuType(): string | false | undefined;
  setLogger(logger: (level: number, message: string) => void): void;
  setLoggerLogLevel(level: number): void;

  /** Physical cores that are good for computing. */
  getMathCores(): number;
  getIsArchSupported(architecture: string): boolean;
  getIsArchRecurrent(architecture: string): boolean | undefined;
  getIsArchHybrid(architecture: string): boolean | undefined;

  /** The number of a tensor type by its name in capitals: `F16`, `Q8_0`. */
  getGgmlType(name: string): number | undefined;
}

export interface NativeModelOptions {
  readonly addonExports: NativeBinding;
  readonly gpuLayers?: number;
  readonly useMmap?: boolean;
  readonly lazyMode?: boolean;
  readonly onLoadProgress?: (fraction: number) => void;
  readonly hasLoadAbortSignal?: boolean;
}

/** Weights and vocabulary. */
export interface NativeModel {
  /** Resolves with false where llama.cpp refused the file, or stopped because the load was aborted. */
  init(): Promise<boolean>;
  abortActiveModelLoad(): void;
  loadLora(lora: NativeLora): Promise<void>;
  dispose(): Promise<void>;
  tokenize(text: string, parseSpecial: boolean): Uint32Array;
  detokenize(tokens: Uint32Array, withSpecial?: boolean): string;
  getTrainContextSize(): number;
  getEmbeddingVectorSize(): number;
  getMemoryBreakdown(): NativeMemory;

  /** Each of these answers -1 where the vocabulary has no such token. */
  tokenBos(): number;
  tokenEos(): number;
  sepToken(): number;

  /** The token's spelling inside the vocabulary: not yet the text that it stands for. */
  getTokenString(token: number): string;
  getTokenAttributes(token: number): number;
  isEogToken(token: number): boolean;
  getVocabularyType(): number;
  shouldPrependBosToken(): boolean;
  shouldAppendEosToken(): boolean;
}

export interface NativeLora {
  dispose(): Promise<void>;
}

export interface NativeContextOptions {
  /** Tokens of all sequences together. */
  readonly contextSize: number;
  readonly batchSize: number;
  readonly sequences: number;
  readonly flashAttention: boolean | 'auto';
  readonly threads: number;
  readonly embeddings?: boolean;
  readonly ranking?: boolean;
  readonly kvCacheKeyType?: number;
  readonly kvCacheValueType?: number;
}

/** A context: the key/value cache of all sequences and the buffers to compute with. */
export interface NativeContext {
  /** Resolves with false where llama.cpp could not make the context. */
  init(): Promise<boolean>;
  dispose(): Promise<void>;
  initBatch(size: number): void;

  /** Adds tokens of one sequence; answers where in the batch the wanted logits will be. */
  addToBatch(sequence: number, firstPosition: number, tokens: Uint32Array, logitIndexes: Uint32Array): Uint32Array;
  decodeBatch(): Promise<void>;

  /** -1 where no token could be chosen. */
  sampleToken(logitIndex: number, sampler: NativeSampler): Promise<number>;
  sampleToken(
    logitIndex: number,
    sampler: NativeSampler,
    probabilities: false,
    confidence: false,
    logits: readonly [
      tokens: readonly number[],
      includeMax: boolean,
      includeMin: boolean,
      includeSelected: boolean,
      includeTop: number,
    ],
    totalLogitWeight: true,
  ): Promise<NativeLogits>;

  disposeSequence(sequence: number): void;

  /** False where the memory of this architecture can not forget part of a sequence. */
  removeTokenCellsFromSequence(sequence: number, start: number, end: number): boolean;
  shiftSequenceTokenCells(sequence: number, start: number, end: number, delta: number): void;
  getSequenceKvCacheMinPosition(sequence: number): number;
  getEmbedding(tokens: number): Float64Array;
  getMemoryBreakdown(): NativeMemory;
  setThreads(threads: number): void;
  setLoras(loras: readonly NativeLora[], scales: readonly number[]): void;
}

/** Chosen token, (unused), (unused), token and logit in turn, sum of exp(logit - greatest logit) over the vocabulary. */
export type NativeLogits = readonly [
  token: number,
  probabilities: undefined,
  confidence: undefined,
  logits: readonly number[],
  totalLogitWeight: number,
];

/** Bytes. */
export interface NativeMemory {
  readonly cpuRam: number;
  readonly gpuVram: number;
}

export interface NativeSampler {
  applyConfig(config: NativeSamplerConfig): void;
  dispose(): void;
}

/** What is absent is left out of the chain; without `temperature` the most likely token is taken. */
export interface NativeSamplerConfig {
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
  readonly seed?: number;
  readonly repeatPenalty?: number;
  readonly repeatPenaltyMaxTokens?: number;
  readonly repeatPenaltyTokens?: Uint32Array;
  readonly repeatPenaltyPresencePenalty?: number;
  readonly repeatPenaltyFrequencyPenalty?: number;

  /** Token ids, and beside them what is added to their logits, before all other steps. */
  readonly tokenBiasKeys?: Uint32Array;
  readonly tokenBiasValues?: Float32Array;
  readonly grammarEvaluationState?: NativeGrammarState;
}

export interface NativeGrammar {
  isTextCompatible(text: string): boolean;
}

/** Where in a grammar one output is. */
export type NativeGrammarState = object & { readonly nativeGrammarState?: never };
