import { ggufArchitecture, ggufRole } from '@puna/convert';
import { mediaTypes } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import { requireBlob } from '../models/read-layers.js';
import type { CreateProgress } from './create-request.js';
import type { Creation } from './creation.js';
import type { DraftModel } from './draft-model.js';
import { areSafetensors, convertAdapter } from './weights/convert-safetensors.js';
import { storeGguf, type ReadyGguf } from './weights/ready-gguf.js';
import { readyUploads, uploadedPaths, type UploadedFiles } from './weights/uploaded-files.js';

/**
 * Adds an uploaded LoRA adapter: a GGUF file, or safetensors in PEFT's layout, which are converted for the model.
 *
 * @throws CreateInputError where there are several, or it was made for another model.
 */
export async function* addAdapters(
  creation: Creation,
  draft: DraftModel,
  files: UploadedFiles,
): AsyncGenerator<CreateProgress, void> {
  if (Object.keys(files).length === 0) return;
  const base = draft.last(mediaTypes.model)?.digest;
  if (base === undefined) throw new CreateInputError('no base model was found');
  const adapter = areSafetensors(Object.keys(files))
    ? yield* convertAdapter(
        creation,
        await uploadedPaths(creation, files),
        await requireBlob(creation.context.store, base),
      )
    : yield* onlyAdapter(creation, files, base);
  draft.addGguf(mediaTypes.adapter, yield* storeGguf(creation, adapter));
}

async function* onlyAdapter(
  creation: Creation,
  files: UploadedFiles,
  base: string,
): AsyncGenerator<CreateProgress, ReadyGguf> {
  if (Object.keys(files).length > 1) throw new CreateInputError('only one adapter is currently supported');
  const [adapter] = yield* readyUploads(creation, files, undefined);
  if (adapter === undefined || ggufRole(adapter.header) !== 'adapter') {
    throw new CreateInputError('the file that was given as an adapter is none: a LoRA adapter is needed');
  }
  const made = ggufArchitecture(adapter.header);
  const needed = ggufArchitecture(await creation.context.catalogue.header(base));
  if (made === needed) return adapter;
  throw new CreateInputError(`the adapter was made for the architecture ${made}, the model is ${needed}`);
}
