import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedModel, LoadSettings, ModelFiles, Runtime } from '@puna/runtime';
import type { ConformanceOptions, EmbeddingReference, GreedyExpectation } from './conformance-options.js';
import { within } from './support/within.js';
import { tinyModel, tinyModelExpectations } from './tiny-model-subject.js';

const defaultSettings: LoadSettings = { contextLength: 512, slots: 4 };

/** Thrown by a check that finds out that it has no subject here. */
export class SkippedCheck extends Error {}

/** What checks work with: the adapter, its model and what is known about it. Dispose of it after the last check. */
export class ConformanceContext {
  readonly runtime: Runtime;
  readonly files: ModelFiles;
  readonly settings: LoadSettings;

  /** Known answers; empty where none are known. */
  readonly expectations: readonly GreedyExpectation[];
  readonly embeddingReferences: readonly EmbeddingReference[];

  /** Milliseconds to wait for something that should happen soon. */
  readonly patience: number;

  /** See `ConformanceOptions`. */
  readonly kill: ConformanceOptions['kill'];

  /** See `ConformanceOptions`. */
  readonly tooLarge: ConformanceOptions['tooLarge'];

  readonly #embeddingFiles: ModelFiles | undefined;
  readonly #extra = new Set<LoadedModel>();
  #shared: Promise<LoadedModel> | undefined;
  #sharedEmbedding: Promise<LoadedModel> | undefined;
  #folder: Promise<string> | undefined;

  private constructor(options: ConformanceOptions, runtime: Runtime, expectations: readonly GreedyExpectation[]) {
    this.runtime = runtime;
    this.files = options.model ?? tinyModel;
    this.settings = { ...defaultSettings, ...options.settings };
    this.expectations = expectations;
    this.embeddingReferences = options.embeddingModel?.references ?? [];
    this.patience = options.patience ?? 20_000;
    this.kill = options.kill;
    this.tooLarge = options.tooLarge;
    this.#embeddingFiles = options.embeddingModel?.files;
  }

  /** Makes the adapter and reads what is known about the model. Loads nothing yet. */
  static async create(options: ConformanceOptions): Promise<ConformanceContext> {
    const known = options.expectations?.greedy ?? (options.model ? [] : await tinyModelExpectations());
    return new ConformanceContext(options, await options.createRuntime(), known);
  }

  /** A prompt for checks that do not care about the answer. */
  get prompt(): string {
    return this.expectations[0]?.prompt ?? 'Once upon a time';
  }

  /** The model that checks share. Don't close it. */
  model(): Promise<LoadedModel> {
    this.#shared ??= this.runtime.load(this.files, { settings: this.settings });
    return this.#shared;
  }

  /** The model for the checks of embeddings, shared too. */
  embeddingModel(): Promise<LoadedModel> {
    if (!this.#embeddingFiles) return this.model();
    this.#sharedEmbedding ??= this.runtime.load(this.#embeddingFiles, { settings: { ...this.settings, slots: 1 } });
    return this.#sharedEmbedding;
  }

  /** A model for one check alone. It is closed after the check. */
  async loadAnother(settings: Partial<LoadSettings> = {}, files: ModelFiles = this.files): Promise<LoadedModel> {
    const model = await this.runtime.load(files, { settings: { ...this.settings, ...settings } });
    this.#extra.add(model);
    return model;
  }

  /** A folder for files; it is removed at the end. */
  folder(): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'runtime-conformance-'));
    return this.#folder;
  }

  /** Ends the check: it has no subject with this adapter or model. */
  skip(reason: string): never {
    throw new SkippedCheck(reason);
  }

  /** Closes what one check loaded. */
  async afterCheck(): Promise<void> {
    const models = [...this.#extra];
    this.#extra.clear();
    await within(this, Promise.all(models.map((model) => model.close())), 'closing the models of a check');
  }

  /** Closes everything and removes all files. */
  async dispose(): Promise<void> {
    await this.afterCheck();
    for (const shared of [this.#shared, this.#sharedEmbedding]) {
      const model = await shared?.catch(() => undefined);
      if (model) await within(this, model.close(), 'closing the model');
    }
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
  }
}
