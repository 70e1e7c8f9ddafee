import { readGguf, type GgufFile } from '@puna/convert';
import { parseModelName, stripSourceSuffix, type ModelName } from '@puna/protocol';
import { chooseChatTemplate, type ChatTemplate } from '@puna/prompt';
import type { ModelFiles } from '@puna/runtime';
import { readModelConfig, type ModelConfig, type Store, type StoredManifest } from '@puna/store';
import type { EngineSettings } from '../engine-settings.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';
import type { FormatContext, ModelFacts, ShownFiles } from '../formats/model-format.js';
import { formatOf } from '../formats/model-formats.js';
import { DamageFinder } from './damage-finder.js';
import { modelCapabilities } from './model-capabilities.js';
import { readLayerTexts, requireBlob } from './read-layers.js';
import { RecentlyUsed } from './recently-used.js';
import type { LayerTexts, StoredModel } from './stored-model.js';

/** Models whose parsed layers are kept in memory. A model takes some ten kilobytes, a template included. */
const keptModels = 256;

/** The model that a client names, with any source suffix and outer blanks taken off. */
export function parseRequestedName(text: string): ModelName {
  return parseModelName(stripSourceSuffix(text.trim()));
}

/** Finds models by name and reads what their layers say, once for each manifest. */
export class ModelCatalogue {
  readonly damage: DamageFinder;
  readonly #store: Store;
  readonly #settings: EngineSettings;
  /** By manifest digest: a manifest names its layers by digest, so the same digest always means the same model. */
  readonly #models = new RecentlyUsed<string, Promise<StoredModel>>(keptModels);
  readonly #headers = new RecentlyUsed<string, Promise<GgufFile>>(keptModels);
  readonly #formatContext: FormatContext;

  constructor(store: Store, settings: EngineSettings) {
    this.damage = new DamageFinder(store);
    this.#store = store;
    this.#settings = settings;
    this.#formatContext = { store, header: (digest) => this.header(digest) };
  }

  /** The model of a name. Throws a `ModelNotFoundError` where there is none. */
  async require(name: ModelName): Promise<StoredModel> {
    const stored = await this.#store.manifests.read(name);
    if (stored === undefined) throw new ModelNotFoundError(name);
    return this.open(stored);
  }

  /** The model of a manifest. */
  async open(stored: StoredManifest): Promise<StoredModel> {
    const model = await this.#models
      .get(stored.digest, () => this.#read(stored))
      .catch(async (error: unknown) => {
        throw await this.damage.explain(error, stored);
      });
    // Copies of a model share the manifest's digest, but not name and time.
    return { ...model, name: stored.name, stored };
  }

  /** The header of a GGUF blob. */
  async header(digest: string): Promise<GgufFile> {
    const path = await requireBlob(this.#store, digest);
    return this.#headers.get(digest, () => readGguf(path));
  }

  /** What is shown of a model's files. */
  show({ stored, config }: StoredModel, verbose: boolean): Promise<ShownFiles> {
    return formatOf(config).show(this.#formatContext, stored, verbose);
  }

  /** A model's files, where a runtime finds them. Throws what the format's `prepare` throws. */
  async files({ stored, config, files }: StoredModel): Promise<ModelFiles> {
    await formatOf(config).prepare?.(this.#formatContext, stored);
    return files;
  }

  async #read(stored: StoredManifest): Promise<StoredModel> {
    const { manifest } = stored;
    const config = await readModelConfig(this.#store, manifest);
    const [read, layers] = await Promise.all([
      formatOf(config).read(this.#formatContext, stored, config),
      readLayerTexts(this.#store, manifest),
    ]);
    if (read === undefined) throw new ModelNotFoundError(stored.name);
    const { files, facts } = read;
    const chatTemplate = this.#chooseTemplate(layers, facts, config);
    return {
      name: stored.name,
      stored,
      config,
      files,
      facts,
      layers,
      ...(chatTemplate === undefined ? {} : { chatTemplate }),
      capabilities: modelCapabilities(config, facts, chatTemplate),
    };
  }

  #chooseTemplate(layers: LayerTexts, facts: ModelFacts, config: ModelConfig): ChatTemplate | undefined {
    const preference = this.#settings.templatePreference;
    return chooseChatTemplate({
      ...(layers.template === undefined ? {} : { goTemplate: layers.template }),
      ...(facts.jinjaTemplate === undefined ? {} : { jinjaTemplate: facts.jinjaTemplate }),
      family: config.model_family || facts.architecture,
      ...(preference === undefined ? {} : { preference }),
    });
  }
}
