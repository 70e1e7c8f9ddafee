import type { GgufFile } from '../gguf-file.js';
import { ggufRole } from './gguf-role.js';
import { architectureValue, ggufArchitecture } from './metadata-values.js';

/** What a GGUF file alone shows of a model's capabilities. The rest depends on the chat template. */
export interface GgufCapabilities {
  /** It gives embeddings and, for Ollama, no text. */
  readonly embedding: boolean;
  readonly vision: boolean;
  readonly audio: boolean;
}

/** Projectors with an audio encoder that Ollama does not use for audio. */
const silentProjectors: ReadonlySet<unknown> = new Set(['gemma3nv', 'nemotron_h_omni']);

/**
 * Reads capabilities from a model's or a projector's header; a model with a projector can do what either can. A projector
 * always counts as vision, as it does for Ollama.
 */
export function ggufCapabilities(file: GgufFile): GgufCapabilities {
  const isProjector = ggufRole(file) === 'projector';
  return {
    embedding: architectureValue(file, 'pooling_type') !== undefined,
    vision: isProjector || architectureValue(file, 'vision.block_count') !== undefined,
    audio: isProjector ? hearsAsProjector(file) : architectureValue(file, 'audio.block_count') !== undefined,
  };
}

function hearsAsProjector(file: GgufFile): boolean {
  const names = ['projector_type', 'vision.projector_type', 'audio.projector_type'];
  const types = [ggufArchitecture(file), ...names.map((name) => architectureValue(file, name))];
  return architectureValue(file, 'has_audio_encoder') === true && !types.some((type) => silentProjectors.has(type));
}
