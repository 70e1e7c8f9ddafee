/** Settings of the adapter itself; what concerns one model is in `LoadSettings`. */
export interface LlamaCppRuntimeOptions {
  /** The most CPU threads to compute with. Default: the machine's physical cores. */
  readonly maxThreads?: number;

  /** `auto` uses a GPU where one of node-llama-cpp's GPU packages is installed and finds one; false never does. Default `auto`. */
  readonly gpu?: 'auto' | false;

  /** Takes llama.cpp's own log lines. Default: they are dropped. */
  readonly logger?: NativeLogger;
}

/** Takes a line of llama.cpp's log. The level is `fatal`, `error`, `warn`, `info`, `log` or `debug`. */
export type NativeLogger = (level: string, message: string) => void;
