import { fileTypeName, formatParameterCount, ggufArchitecture, ggufRole, parameterCount } from '@puna/convert';
import type { GgufFile } from '@puna/convert';
import { detectKnownTemplate } from '@puna/prompt';
import { mediaTypes, type Layer, type ModelConfig } from '@puna/store';
import type { EngineContext } from '../engine-context.js';
import { CreateInputError } from '../errors/create-input-error.js';
import { requireBlob } from '../models/read-layers.js';
import type { CreateProgress } from './create-request.js';
import { DraftModel } from './draft-model.js';
import { readUploadedGguf } from './read-uploaded-gguf.js';

/** One uploaded file. */
interface UploadedGguf {
  readonly digest: string;
  readonly header: GgufFile;
  readonly role: 'model' | 'adapter' | 'projector';
}

const roleMediaTypes = {
  model: mediaTypes.model,
  adapter: mediaTypes.adapter,
  projector: mediaTypes.projector,
} as const;

function emptyConfig(): ModelConfig {
  return { model_format: 'gguf', model_family: '', model_families: [], model_type: '', file_type: '' };
}

/** What the config says of the weights. */
function describeInConfig(config: ModelConfig, header: GgufFile): ModelConfig {
  const family = ggufArchitecture(header);
  const families = config.model_families ?? [];
  return {
    ...config,
    model_family: family,
    model_families: families.includes(family) ? families : [...families, family],
    model_type: formatParameterCount(parameterCount(header)),
    file_type: fileTypeName(header),
  };
}

/** Adds the named template that behaves as the weights' own chat template does, where there is one. */
async function addDetectedTemplate(draft: DraftModel, header: GgufFile): Promise<void> {
  const jinja = header.metadata.get('tokenizer.chat_template');
  const known = typeof jinja === 'string' ? detectKnownTemplate(jinja) : undefined;
  if (known === undefined) return;
  await draft.addText(mediaTypes.template, known.template, known.name);
  await draft.addText(mediaTypes.params, JSON.stringify(known.parameters));
}

async function addFile(context: EngineContext, draft: DraftModel, file: UploadedGguf): Promise<void> {
  const size = (await context.store.blobs.stat(file.digest))?.size ?? file.header.fileSize;
  await context.store.blobs.touch(file.digest);
  const layer: Layer = { mediaType: roleMediaTypes[file.role], digest: file.digest, size };
  draft.addExisting(layer);
  if (file.role !== 'model') return;
  draft.config = describeInConfig(draft.config, file.header);
  await addDetectedTemplate(draft, file.header);
}

/** Only GGUF so far; what else a file may be is told by its name. */
function requireGgufPaths(paths: readonly string[]): void {
  if (!paths.some((path) => path.endsWith('.safetensors'))) return;
  throw new CreateInputError(
    'safetensors files can not be imported by this version; convert them to GGUF first (llama.cpp: convert_hf_to_gguf.py)',
  );
}

/** Starts from uploaded GGUF files: a model, and adapters and projectors beside it. */
export async function* baseFromFiles(
  context: EngineContext,
  files: Readonly<Record<string, string>>,
): AsyncGenerator<CreateProgress, DraftModel> {
  requireGgufPaths(Object.keys(files));
  const draft = new DraftModel(context.store, emptyConfig());
  for (const [path, digest] of Object.entries(files)) {
    if (path.endsWith('.gguf')) yield { step: 'parsing-gguf' };
    const blobPath = await requireBlob(context.store, digest);
    const header = await readUploadedGguf(blobPath, path);
    await addFile(context, draft, { digest, header, role: ggufRole(header) });
  }
  if (draft.last(mediaTypes.model) === undefined) {
    throw new CreateInputError('no base model was found among the files', { files: Object.keys(files) });
  }
  return draft;
}

/** Adds an uploaded LoRA adapter. */
export async function* addAdapters(
  context: EngineContext,
  draft: DraftModel,
  adapters: Readonly<Record<string, string>>,
): AsyncGenerator<CreateProgress, void> {
  const entries = Object.entries(adapters);
  if (entries.length > 1) throw new CreateInputError('only one adapter is currently supported');
  for (const [path, digest] of entries) {
    yield { step: 'parsing-gguf' };
    const header = await readUploadedGguf(await requireBlob(context.store, digest), path);
    await addFile(context, draft, { digest, header, role: 'adapter' });
  }
}
