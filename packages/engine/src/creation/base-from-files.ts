import { ggufRole } from '@puna/convert';
import { mediaTypes, type ModelConfig } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import { addKnownTemplate } from './add-known-template.js';
import { areOnnx, baseFromOnnx } from './base-from-onnx.js';
import type { CreateProgress } from './create-request.js';
import type { Creation } from './creation.js';
import { describeWeights } from './describe-weights.js';
import { DraftModel } from './draft-model.js';
import { quantizeGguf } from './weights/quantize-gguf.js';
import { storeGguf, type ReadyGguf } from './weights/ready-gguf.js';
import { readyUploads, type UploadedFiles } from './weights/uploaded-files.js';

const roleMediaTypes = {
  model: mediaTypes.model,
  adapter: mediaTypes.adapter,
  projector: mediaTypes.projector,
} as const;

function emptyConfig(): ModelConfig {
  return { model_format: 'gguf', model_family: '', model_families: [], model_type: '', file_type: '' };
}

async function* addFile(
  creation: Creation,
  draft: DraftModel,
  file: ReadyGguf,
  type: string | undefined,
): AsyncGenerator<CreateProgress, void> {
  const role = ggufRole(file.header);
  const ready = role === 'model' ? yield* quantizeGguf(creation, file, type) : file;
  const stored = yield* storeGguf(creation, ready);
  draft.addGguf(roleMediaTypes[role], stored);
  if (role !== 'model') return;
  draft.config = describeWeights(draft.config, stored.header);
  const jinja = stored.header.metadata.get('tokenizer.chat_template');
  await addKnownTemplate(draft, typeof jinja === 'string' ? jinja : undefined);
}

/**
 * Starts from uploaded files: a GGUF model, and adapters and projectors beside it; or an ONNX model.
 *
 * @param type what the model's weights become
 */
export async function* baseFromFiles(
  creation: Creation,
  files: UploadedFiles,
  type: string | undefined,
): AsyncGenerator<CreateProgress, DraftModel> {
  if (areOnnx(Object.keys(files))) return baseFromOnnx(creation, files, type);
  const draft = new DraftModel(creation.context.store, creation.workspace, emptyConfig());
  for (const file of yield* readyUploads(creation, files, type)) yield* addFile(creation, draft, file, type);
  if (draft.last(mediaTypes.model) === undefined) {
    throw new CreateInputError('no base model was found among the files', { files: Object.keys(files) });
  }
  return draft;
}
