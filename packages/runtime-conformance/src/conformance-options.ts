import type { LoadSettings, ModelFiles, Runtime } from '@puna/runtime';

/** What the kit is told about an adapter. */
export interface ConformanceOptions {
  /** The adapter's name, as shown in the test report. */
  readonly name: string;

  /** Makes the adapter. Called once; all checks share it. */
  readonly createRuntime: () => Runtime | Promise<Runtime>;

  /** A model that the adapter can run. Default: the GGUF file of `@puna/tiny-model`. */
  readonly model?: ModelFiles;

  /** How to load it. Default: 512 tokens of context, 4 slots, the rest left to the adapter. */
  readonly settings?: Partial<LoadSettings>;

  /** Answers of the model that are known. Default with the tiny model: its recorded answers; with another: none. */
  readonly expectations?: { readonly greedy: readonly GreedyExpectation[] };

  /** A second model, for the checks of embeddings. Default: `model`, where it declares embeddings. */
  readonly embeddingModel?: EmbeddingSubject;

  /** Checks that this adapter can't pass, and why. An unknown name is an error, so that no skip outlives its check. */
  readonly skip?: readonly SkippedChecks[];

  /** Why the model is not on this machine: then every check is skipped with this reason. Absent: it is there. */
  readonly missingModel?: string | undefined;

  /** Milliseconds that a check waits for something that should happen soon. Default 20,000. */
  readonly patience?: number;
}

/** A prompt and what the model writes after it at temperature 0. */
export interface GreedyExpectation {
  readonly prompt: string;

  /** The whole answer, without the token that ends it. */
  readonly text: string;

  /** Tokens of the prompt. */
  readonly promptTokens?: number;

  /** Tokens of the answer, with the one that ends it. */
  readonly generatedTokens?: number;
}

/** A model for the checks of embeddings. */
export interface EmbeddingSubject {
  readonly files: ModelFiles;
  readonly references?: readonly EmbeddingReference[];
}

/** A text and its vector as another implementation computed it. */
export interface EmbeddingReference {
  readonly text: string;
  readonly embedding: readonly number[];

  /** The smallest cosine of the angle to it that is good enough. Default 0.99. */
  readonly minimumCosine?: number;
}

/** Checks that are left out. */
export interface SkippedChecks {
  readonly reason: string;

  /** Names of checks, as the report shows them. */
  readonly tests: readonly string[];
}
