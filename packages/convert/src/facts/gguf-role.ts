import type { GgufFile } from '../gguf-file.js';
import { architectureValue, ggufArchitecture } from './metadata-values.js';

/** What a GGUF file is for: the model itself, a LoRA adapter, or the encoder of pictures and sound beside a model. */
export type GgufRole = 'model' | 'adapter' | 'projector';

/** Tells the roles apart: by the file's own word, else by what it has. */
export function ggufRole(file: GgufFile): GgufRole {
  const declared = file.metadata.get('general.type');
  if (declared === 'adapter') return 'adapter';
  if (declared === 'projector' || declared === 'mmproj') return 'projector';
  return isProjector(file) ? 'projector' : 'model';
}

function isProjector(file: GgufFile): boolean {
  const hasBlocks = architectureValue(file, 'block_count') !== undefined;
  if (hasBlocks) return false;
  if (architectureValue(file, 'vision.block_count') !== undefined) return true;
  // Old projector files do not count their encoder's blocks in a key, but say that they have one.
  const encoders = ['has_vision_encoder', 'has_audio_encoder'].map((key) => architectureValue(file, key));
  return ggufArchitecture(file) === 'clip' && encoders.includes(true);
}
