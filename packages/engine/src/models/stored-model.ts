import type { ModelName } from '@puna/protocol';
import type { ChatTemplate } from '@puna/prompt';
import type { ModelFiles } from '@puna/runtime';
import type { ModelConfig, StoredManifest } from '@puna/store';
import type { ModelFacts } from '../formats/model-format.js';

/** A model as it lies in the store, with everything that its layers say. */
export interface StoredModel {
  readonly name: ModelName;
  readonly stored: StoredManifest;
  readonly config: ModelConfig;

  /** The files that a runtime loads. */
  readonly files: ModelFiles;

  /** What the files say of the model. */
  readonly facts: ModelFacts;

  readonly layers: LayerTexts;

  /** The template that renders chats; absent where the model has none. */
  readonly chatTemplate?: ChatTemplate;

  /** `completion`, `embedding`, `tools`, `insert`, `thinking`, `vision`, `audio`, and what the config adds. */
  readonly capabilities: readonly string[];
}

/** The layers that are text. */
export interface LayerTexts {
  /** The Go template of the TEMPLATE layer. */
  readonly template?: string;
  readonly system?: string;

  /** PARAMETERs by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly licenses: readonly string[];
}
