/** Settings of the adapter itself; what concerns one model is in `LoadSettings`. All but `logger` are plain data. */
export interface OnnxRuntimeOptions {
  /** The most CPU threads to compute with. Default: the machine's physical cores, within a container's quota. */
  readonly maxThreads?: number;

  /**
   * Where to compute, best first. What is missing here is passed over with a warning; `cpu` is always the last resort. The
   * GPU libraries come with onnxruntime-node's install script. Default `['cpu']`.
   */
  readonly executionProviders?: readonly ExecutionProvider[];

  /**
   * The file to load where a folder has several, without its ending: `model_q4`. A folder without it is loaded as usual, with a warning.
   * Default: see `variantOrder`.
   */
  readonly variant?: string;

  /** Is told where a model computes and what was passed over. Default: nobody is; `./factory` writes to its process's output. */
  readonly logger?: NativeLogger;
}

/** The execution providers of ONNX Runtime that are tried. */
export type ExecutionProvider = 'cpu' | 'cuda' | 'tensorrt' | 'dml' | 'coreml' | 'webgpu';

/** Takes a line of the adapter's log. The level is `warn` or `info`. */
export type NativeLogger = (level: string, message: string) => void;
