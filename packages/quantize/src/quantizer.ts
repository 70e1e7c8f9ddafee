/** What to quantise, and into what. */
export interface QuantizeRequest {
  /** A GGUF file. */
  readonly sourcePath: string;

  /** Appears when it is complete and on the disk; a file of that name stays as it was until then. */
  readonly targetPath: string;

  /** One of `quantizationTypes`, in any case, or an alias of one. */
  readonly type: string;

  /** Whether tensors that are quantised already may lose precision a second time. Default false: they are refused. */
  readonly allowRequantize?: boolean;

  /** Threads that compute. Default: as many as the processors that this process may use. The result is the same for all. */
  readonly threads?: number;

  /** Aborts: the work ends at once, and nothing stays. */
  readonly signal?: AbortSignal;

  /** Called before each tensor and at the end. What it throws ends the work. */
  readonly onProgress?: (progress: QuantizeProgress) => void;
}

/** How much of the source's tensors is done. It never goes back, and ends at the total. */
export interface QuantizeProgress {
  /** Bytes of the source. */
  readonly completed: number;

  /** Bytes of the source. */
  readonly total: number;
}

/** Quantises GGUF files. */
export interface Quantizer {
  /** `quantizationTypes`. */
  readonly types: readonly string[];

  /** `findQuantizationType`. */
  findType(text: string): string | undefined;

  /**
   * Quantises a file.
   *
   * @throws UnknownQuantizationError where the type is none of `types`.
   * @throws QuantizationFailedError where llama.cpp refuses the file.
   * @throws QuantizerCrashedError where the process that did the work died, for example on a damaged file.
   * @throws QuantizerUnavailableError where there is no fitting llama.cpp on this machine.
   * @throws RangeError where `threads` is no number of threads, the signal's reason, and Node's system errors (`ENOENT`, `ENOSPC` …).
   */
  quantize(request: QuantizeRequest): Promise<void>;
}
