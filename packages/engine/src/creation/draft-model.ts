import { mediaTypes, type Layer, type ModelConfig, type Store, type Workspace } from '@puna/store';
import type { StoredGguf } from './weights/ready-gguf.js';

/** A layer of a model in the making, and what is said of it. */
export interface DraftLayer {
  readonly layer: Layer;

  /** Whether its blob was in the store before; absent: nothing is said (an autodetected template says so itself). */
  readonly existed: boolean;
  readonly autodetectedTemplate?: string;
}

/** A model in the making: its config, and its layers in the order of the manifest. */
export class DraftModel {
  readonly #store: Store;
  readonly #workspace: Workspace;
  config: ModelConfig;
  layers: DraftLayer[] = [];

  constructor(store: Store, workspace: Workspace, config: ModelConfig) {
    this.#store = store;
    this.#workspace = workspace;
    this.config = config;
  }

  /** Adds a layer of another model. */
  async addInherited(layer: Layer): Promise<void> {
    await this.#workspace.keep(layer.digest);
    this.layers.push({ layer, existed: true });
  }

  /** Adds a GGUF file as a layer. */
  addGguf(mediaType: string, { digest, size, existed }: StoredGguf): void {
    this.layers.push({ layer: { mediaType, digest, size }, existed });
  }

  /** Adds an uploaded file as a layer. */
  addFile(layer: Layer): void {
    this.layers.push({ layer, existed: true });
  }

  /** Puts a GGUF file in the place of the last layer of its media type. */
  replaceGguf(mediaType: string, { digest, size, existed }: StoredGguf): void {
    const index = this.layers.findLastIndex(({ layer }) => layer.mediaType === mediaType);
    this.layers[index] = { layer: { mediaType, digest, size }, existed };
  }

  /** Writes a text and adds it as a layer. */
  async addText(mediaType: string, text: string, autodetectedTemplate?: string): Promise<void> {
    const { digest, size, created } = await this.#workspace.writeBytes(text);
    this.layers.push({
      layer: { mediaType, digest, size },
      existed: !created,
      ...(autodetectedTemplate === undefined ? {} : { autodetectedTemplate }),
    });
  }

  /** Puts a text in the place of all layers of its media type, at the end. */
  async replaceText(mediaType: string, text: string): Promise<void> {
    this.layers = this.layers.filter(({ layer }) => layer.mediaType !== mediaType);
    await this.addText(mediaType, text);
  }

  /** The last layer of a media type. */
  last(mediaType: string): Layer | undefined {
    return this.layers.findLast(({ layer }) => layer.mediaType === mediaType)?.layer;
  }

  /** PARAMETERs that were set before. */
  async parameters(): Promise<Record<string, unknown>> {
    const layer = this.last(mediaTypes.params);
    if (layer === undefined) return {};
    return JSON.parse(await this.#store.blobs.readText(layer.digest)) as Record<string, unknown>;
  }
}
