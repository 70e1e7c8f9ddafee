import { ggufArchitecture, ggufRole } from '@puna/convert';
import { mediaTypes } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import type { CreateProgress } from './create-request.js';
import type { Creation } from './creation.js';
import type { DraftModel } from './draft-model.js';
import { quantizeGguf } from './weights/quantize-gguf.js';
import { storeGguf } from './weights/ready-gguf.js';
import { readyUploads, type UploadedFiles } from './weights/uploaded-files.js';

/**
 * Adds an uploaded model that drafts tokens for speculative decoding, in the place of one that was inherited.
 *
 * @param type what its weights become
 * @throws CreateInputError where the files are not one model.
 */
export async function* addDraft(
  creation: Creation,
  draft: DraftModel,
  files: UploadedFiles,
  type: string | undefined,
): AsyncGenerator<CreateProgress, void> {
  if (Object.keys(files).length === 0) return;
  const [file, ...others] = yield* readyUploads(creation, files, type);
  if (file === undefined || others.length > 0 || ggufRole(file.header) !== 'model') {
    throw new CreateInputError('the files that were given as a draft model are not one model');
  }
  const stored = yield* storeGguf(creation, yield* quantizeGguf(creation, file, type));
  draft.layers = draft.layers.filter(({ layer }) => layer.mediaType !== mediaTypes.draft);
  draft.addGguf(mediaTypes.draft, stored);
  draft.config = {
    ...draft.config,
    draft: { model_format: 'gguf', architecture: ggufArchitecture(stored.header) },
  };
}
