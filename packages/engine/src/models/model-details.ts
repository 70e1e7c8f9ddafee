import { mediaTypes } from '@puna/store';
import type { StoredModel } from './stored-model.js';

/** What lists say of a model. */
export interface ModelDetails {
  /** Short name of the model that this one was made from, or empty. */
  readonly parentModel: string;
  readonly format: string;
  readonly family: string;
  readonly families: readonly string[] | null;

  /** `8.0B`, `134.52M`. */
  readonly parameterSize: string;

  /** `Q4_K_M`, or `unknown`. */
  readonly quantizationLevel: string;

  /** Tokens; 0 where unknown. */
  readonly contextLength: number;
  readonly embeddingLength: number;
}

const weightTypes: ReadonlySet<string> = new Set([mediaTypes.model, mediaTypes.file]);

/** The details of a model: what the config says, and where it is silent, what the files say. */
export function describeModel({ config, facts, stored }: StoredModel): ModelDetails {
  const weights = stored.manifest.layers.findLast((layer) => weightTypes.has(layer.mediaType));
  return {
    parentModel: weights?.from ?? '',
    format: config.model_format ?? 'gguf',
    family: config.model_family ?? '',
    families: config.model_families ?? null,
    parameterSize: config.model_type || facts.parameterSize,
    quantizationLevel: config.file_type || facts.quantizationLevel,
    contextLength: config.context_length ?? facts.contextLength ?? 0,
    embeddingLength: config.embedding_length ?? facts.embeddingLength ?? 0,
  };
}
