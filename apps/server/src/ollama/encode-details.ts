import type { ModelDetails } from '@puna/engine';
import type { ModelDetails as WireDetails } from '@puna/protocol';

/** The details of a model as the wire has them, without the lengths that only lists show. */
export function encodeDetails(details: ModelDetails): WireDetails {
  return {
    parent_model: details.parentModel,
    format: details.format,
    family: details.family,
    families: details.families,
    parameter_size: details.parameterSize,
    quantization_level: details.quantizationLevel,
  };
}

/** The details as lists show them: with the lengths, where they are known. */
export function encodeListedDetails(details: ModelDetails): WireDetails {
  return {
    ...encodeDetails(details),
    ...(details.contextLength > 0 ? { context_length: details.contextLength } : {}),
    ...(details.embeddingLength > 0 ? { embedding_length: details.embeddingLength } : {}),
  };
}
