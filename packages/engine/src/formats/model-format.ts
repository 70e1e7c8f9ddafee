import type { GgufFile } from '@puna/convert';
import type { ModelFiles } from '@puna/runtime';
import type { ModelConfig, Store, StoredManifest } from '@puna/store';
import type { ShownTensor } from './order-tensors.js';

/** What a model's files say of it, in whatever format they are. */
export interface ModelFacts {
  /** `llama`, `bert` …, or `unknown`. */
  readonly architecture: string;

  /** `8.0B`, `134.52M`; empty where the files do not say. */
  readonly parameterSize: string;

  /** `Q4_K_M`, or `unknown`. */
  readonly quantizationLevel: string;

  /** Tokens that the model was trained with. */
  readonly contextLength?: number;

  /** Length of an embedding vector. */
  readonly embeddingLength?: number;

  /** What the files alone show: `completion` or `embedding`, `vision`, `audio`, `rerank`. */
  readonly capabilities: readonly string[];

  /** The chat template that comes with the weights. */
  readonly jinjaTemplate?: string;

  /** Requests at once, where memory does not bound them; absent: as memory and operator allow. */
  readonly slots?: number;

  /** Bytes that the model will take with so many tokens of context over all slots; 0 where that is not known. */
  readonly estimateMemory: (totalContext: number) => number;
}

/** A model's files and what they say. */
export interface ReadModel {
  readonly files: ModelFiles;
  readonly facts: ModelFacts;
}

/** Everything that is shown of a model's files. */
export interface ShownFiles {
  /** By the names of GGUF's keys, or of the format's own. */
  readonly modelInfo: Readonly<Record<string, unknown>>;
  readonly projectorInfo?: Readonly<Record<string, unknown>>;
  readonly tensors: readonly ShownTensor[];
}

/** What the formats read with. */
export interface FormatContext {
  readonly store: Store;

  /** The header of a GGUF blob; read once. */
  readonly header: (digest: string) => Promise<GgufFile>;
}

/** One way in which a model lies in the store. */
export interface ModelFormat {
  /**
   * Reads what is needed to list, choose and load a model. Weights are not read.
   *
   * @throws MissingBlobError, and the format's own errors where a file is damaged.
   */
  read(context: FormatContext, stored: StoredManifest, config: ModelConfig): Promise<ReadModel | undefined>;

  /** Reads what is shown of a model; with `verbose`, long lists as well. */
  show(context: FormatContext, stored: StoredManifest, verbose: boolean): Promise<ShownFiles>;

  /**
   * Makes what a runtime needs to find the files; absent where they lie in the store as they are. Cheap where all is there.
   *
   * @throws BlobNotFoundError, InvalidFolderError, the system's error where the store may not be written to.
   */
  prepare?(context: FormatContext, stored: StoredManifest): Promise<void>;
}
