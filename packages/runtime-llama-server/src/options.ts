/** Settings of the adapter itself; what concerns one model is in `LoadSettings`. */
export interface LlamaServerRuntimeOptions {
  /**
   * Path of the llama-server program. Default: `PUNA_LLAMA_SERVER`, else the one that `puna engine build` made, else
   * `llama-server` on the PATH. A script may stand for it; it should `exec` the program, so that it can be ended.
   */
  readonly program?: string;

  /** Where `puna engine build` puts its programs. Default: `defaultEngineDirectory()`. */
  readonly engineDirectory?: string;

  /** Other machines that share each model's layers: `host:port` of llama.cpp's rpc-servers. Default: `PUNA_RPC_SERVERS`. */
  readonly rpcServers?: readonly string[];

  /** Arguments for each llama-server, after this adapter's own, so that they win over them. */
  readonly extraArguments?: readonly string[];

  /** Where `PUNA_LLAMA_SERVER`, `PUNA_RPC_SERVERS`, `PATH` … are looked up. Default: this process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;

  /** Bounds for the images and sounds of a request. */
  readonly mediaLimits?: Partial<MediaLimits>;

  /** Gets what the programs print and how they end. Default: nobody. */
  readonly logger?: LlamaServerLogger;
}

/** Bounds that keep one request from taking all memory. */
export interface MediaLimits {
  /** Bytes of one image or sound as it comes. Default 64 MiB. */
  readonly bytes: number;

  /** Pixels of one image once it is unpacked, width times height of all its frames. Default 64 million. */
  readonly pixels: number;

  /** Images and sounds in one request. Default 64. */
  readonly items: number;
}

/** Where the adapter writes its log. A pino logger fits as it is. */
export interface LlamaServerLogger {
  /** Lines that a program printed, and the starts and ends of programs. */
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;

  /** Programs that ended unasked. */
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}
