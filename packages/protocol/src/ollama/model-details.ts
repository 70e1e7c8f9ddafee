/** What a model is, as far as its files tell. */
export interface ModelDetails {
  /** Short name of the model that it was made from, or empty. */
  readonly parent_model: string;

  /** `gguf`. */
  readonly format: string;

  /** The architecture: `llama`. */
  readonly family: string;
  readonly families: readonly string[] | null;

  /** For people: `8.0B`. */
  readonly parameter_size: string;

  /** For people: `Q4_K_M`. */
  readonly quantization_level: string;

  /** Tokens; in lists only. */
  readonly context_length?: number;

  /** Numbers in a vector; in lists only. */
  readonly embedding_length?: number;
}

/** What a model can do. */
export type ModelCapability =
  | 'completion'
  | 'embedding'
  | 'vision'
  | 'audio'
  | 'tools'
  | 'insert'
  | 'thinking'
  | (string & {});
