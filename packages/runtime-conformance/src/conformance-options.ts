import type { LoadedModel, LoadSettings, ModelFiles, Runtime } from '@puna/runtime';

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

  /**
   * Names of the themes to run, as the report shows them: `['probing', 'loading']` for an adapter that is just begun. An
   * unknown name is an error. Default: all.
   */
  readonly themes?: readonly string[];

  /**
   * Ends a model's engine as a crash would, for example with SIGKILL to its process. Absent: that would end the tests, too,
   * and the checks of crashes are skipped.
   */
  readonly kill?: (model: LoadedModel) => void | Promise<void>;

  /** A load that no machine has the memory for. It must be refused before memory is taken. Absent: none is known. */
  readonly tooLarge?: LargeLoad;

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

/** A load that is too large: by the model's size, or by settings that differ from the others. */
export interface LargeLoad {
  /** Default: `model`. */
  readonly files?: ModelFiles;
  readonly settings?: Partial<LoadSettings>;
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
