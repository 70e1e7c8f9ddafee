import { ggufArchitecture, readGguf, type GgufFile } from '@puna/convert';
import { parseModelName, stripSourceSuffix, type ModelName } from '@puna/protocol';
import { chooseChatTemplate, type ChatTemplate } from '@puna/prompt';
import { mediaTypes, readModelConfig, type ModelConfig, type Store, type StoredManifest } from '@puna/store';
import type { EngineSettings } from '../engine-settings.js';
import { ModelNotFoundError } from '../errors/model-not-found-error.js';
import { DamageFinder } from './damage-finder.js';
import { modelCapabilities } from './model-capabilities.js';
import { layerDigests, readLayerTexts, requireBlob } from './read-layers.js';
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

  constructor(store: Store, settings: EngineSettings) {
    this.damage = new DamageFinder(store);
    this.#store = store;
    this.#settings = settings;
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

  async #read(stored: StoredManifest): Promise<StoredModel> {
    const { manifest } = stored;
    const weightsDigest = layerDigests(manifest, mediaTypes.model).at(-1);
    if (weightsDigest === undefined) throw new ModelNotFoundError(stored.name);
    const weights = await requireBlob(this.#store, weightsDigest);
    const pathsOf = (type: string): string[] =>
      layerDigests(manifest, type).map((digest) => this.#store.blobs.path(digest));
    const [config, layers, header] = await Promise.all([
      readModelConfig(this.#store, manifest),
      readLayerTexts(this.#store, manifest),
      this.header(weightsDigest),
    ]);
    const projectors = pathsOf(mediaTypes.projector);
    const draft = pathsOf(mediaTypes.draft).at(-1);
    const projectorDigest = layerDigests(manifest, mediaTypes.projector)[0];
    const projectorHeader = projectorDigest === undefined ? undefined : await this.header(projectorDigest);
    const chatTemplate = this.#chooseTemplate(layers, header, config);
    return {
      name: stored.name,
      stored,
      config,
      files: {
        format: config.model_format ?? 'gguf',
        weights,
        projectors,
        adapters: pathsOf(mediaTypes.adapter),
        ...(draft === undefined ? {} : { draft }),
      },
      header,
      ...(projectorHeader === undefined ? {} : { projectorHeader }),
      layers,
      ...(chatTemplate === undefined ? {} : { chatTemplate }),
      capabilities: modelCapabilities({
        config,
        header,
        hasProjector: projectors.length > 0,
        projectorHeader,
        chatTemplate,
      }),
    };
  }

  #chooseTemplate(layers: LayerTexts, header: GgufFile, config: ModelConfig): ChatTemplate | undefined {
    const jinja = header.metadata.get('tokenizer.chat_template');
    const preference = this.#settings.templatePreference;
    return chooseChatTemplate({
      ...(layers.template === undefined ? {} : { goTemplate: layers.template }),
      ...(typeof jinja === 'string' ? { jinjaTemplate: jinja } : {}),
      family: config.model_family || ggufArchitecture(header),
      ...(preference === undefined ? {} : { preference }),
    });
  }
}
