import { ggufRole, type GgufFile } from '@puna/convert';
import { detectKnownTemplate } from '@puna/prompt';
import { mediaTypes, type ModelConfig } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
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

/** Adds the named template that behaves as the weights' own chat template does, where there is one. */
async function addDetectedTemplate(draft: DraftModel, header: GgufFile): Promise<void> {
  const jinja = header.metadata.get('tokenizer.chat_template');
  const known = typeof jinja === 'string' ? detectKnownTemplate(jinja) : undefined;
  if (known === undefined) return;
  await draft.addText(mediaTypes.template, known.template, known.name);
  await draft.addText(mediaTypes.params, JSON.stringify(known.parameters));
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
  await addDetectedTemplate(draft, stored.header);
}

/**
 * Starts from uploaded files: a model, and adapters and projectors beside it.
 *
 * @param type what the model's weights become
 */
export async function* baseFromFiles(
  creation: Creation,
  files: UploadedFiles,
  type: string | undefined,
): AsyncGenerator<CreateProgress, DraftModel> {
  const draft = new DraftModel(creation.context.store, creation.workspace, emptyConfig());
  for (const file of yield* readyUploads(creation, files, type)) yield* addFile(creation, draft, file, type);
  if (draft.last(mediaTypes.model) === undefined) {
    throw new CreateInputError('no base model was found among the files', { files: Object.keys(files) });
  }
  return draft;
}
