/** What the operator decides for all models. */
export interface EngineSettings {
  /** Tokens that a sequence can see where neither the request nor the model says; default 4096. */
  readonly contextLength: number;

  /** Requests that one model works on at the same time; absent: 4 where memory allows, else fewer. */
  readonly parallelRequests?: number;

  /** Whether flash attention is used; absent: the runtime decides. */
  readonly flashAttention?: boolean;

  /** Number format of the key/value cache: `f16`, `q8_0`, `q4_0`; absent: the runtime decides. */
  readonly cacheType?: string;

  /** Which template language wins where a model has both; absent: per contract, section 5 of modelfile-templates. */
  readonly templatePreference?: 'go' | 'jinja';

  /** Name of the runtime that every model is run with; absent: the one that suits it best. */
  readonly runtime?: string;

  /** Blobs and layers that are no longer used stay on disk. Default false. */
  readonly keepUnused: boolean;
}

/** The settings of an engine that was given none. */
export const defaultEngineSettings: EngineSettings = { contextLength: 4096, keepUnused: false };
