import type { ModelCapability, ModelDetails } from './model-details.js';
import type { RemoteFields } from './remote-fields.js';

/** `GET /api/tags`: the models in the store, newest first. */
export interface TagsResponse {
  readonly models: readonly ModelEntry[];
}

/** One model in the store. */
export interface ModelEntry extends RemoteFields {
  /** The shortest form, with its tag. */
  readonly name: string;

  /** The same as `name`. */
  readonly model: string;

  /** With the machine's offset. */
  readonly modified_at: string;

  /** Bytes of all layers, also of those that other models share. */
  readonly size: number;

  /** 64 hex digits, without the algorithm. */
  readonly digest: string;
  readonly details: ModelDetails;
  readonly capabilities?: readonly ModelCapability[];
}
