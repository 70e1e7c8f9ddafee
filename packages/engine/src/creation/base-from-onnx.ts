import { textIn, type JsonObject } from '@puna/runtime/adapter';
import { firstArchitecture, isExternalData, isOnnxWeights, onnxTask } from '@puna/runtime/onnx';
import { checkFolderNames, InvalidFolderError, mediaTypes, type FolderFile } from '@puna/store';
import { CreateInputError } from '../errors/create-input-error.js';
import { readOnnxSettings } from '../formats/onnx-settings.js';
import { addKnownTemplate } from './add-known-template.js';
import type { Creation } from './creation.js';
import { DraftModel } from './draft-model.js';
import { uploadedPaths, type UploadedFiles } from './weights/uploaded-files.js';

/** Whether files are a model in Hugging Face's ONNX layout, by their names. */
export function areOnnx(names: Iterable<string>): boolean {
  return [...names].some((name) => name.endsWith('.onnx'));
}

/**
 * Starts from an uploaded folder in Hugging Face's ONNX layout. The model keeps its files as they are.
 *
 * @param type what the weights should become: they can't become anything here
 * @throws CreateInputError where the folder is no model, or where a type is asked for.
 */
export async function baseFromOnnx(
  creation: Creation,
  files: UploadedFiles,
  type: string | undefined,
): Promise<DraftModel> {
  if (type !== undefined) throw new CreateInputError(quantizedElsewhere);
  const { store } = creation.context;
  const weights = checkFolder(Object.keys(files));
  const folder: FolderFile[] = Object.entries(files).map(([name, digest]) => ({ name, digest }));
  await uploadedPaths(creation, files);
  const { config, embeds, chatTemplate } = await readOnnxSettings(store, folder);
  const task = onnxTask(config, embeds);
  if (typeof task !== 'string') throw new CreateInputError(`the model can't be used: ${task.message}`);

  const family = textIn(config['model_type']) || firstArchitecture(config);
  const draft = new DraftModel(store, creation.workspace, {
    model_format: 'onnx',
    model_family: family,
    model_families: [family],
    model_type: '',
    file_type: numberFormat(weights, config),
  });
  for (const { name, digest } of folder.toSorted(weightsFirst(weights))) {
    const { size = 0 } = (await store.blobs.stat(digest)) ?? {};
    draft.addFile({ mediaType: mediaTypes.file, digest, size, name });
  }
  await addKnownTemplate(draft, chatTemplate);
  return draft;
}

const quantizedElsewhere =
  'an ONNX model can not be quantized here: create it from weights that are, such as onnx/model_quantized.onnx or onnx/model_q4.onnx';

/** The weights of a folder that is whole. */
function checkFolder(names: readonly string[]): string {
  try {
    checkFolderNames(names);
  } catch (error) {
    if (!InvalidFolderError.isInstance(error)) throw error;
    throw new CreateInputError(error.message, { file: error.fileName }, { cause: error });
  }
  const weights = names.filter((name) => name.endsWith('.onnx'));
  const [only, ...others] = weights.filter((name) => isOnnxWeights(name.replace(/^onnx\//, '')));
  if (only === undefined) {
    throw new CreateInputError(
      `an ONNX model needs its weights in one graph, as model.onnx or onnx/model*.onnx; ${weights.join(', ')} is something else`,
    );
  }
  if (others.length > 0) {
    throw new CreateInputError(
      `the files have the weights several times (${[only, ...others].join(', ')}): give one of them`,
    );
  }
  for (const needed of ['config.json', 'tokenizer.json']) {
    if (!names.includes(needed)) {
      throw new CreateInputError(`${needed} is missing among the ONNX model's files: give the whole directory`);
    }
  }
  return only;
}

/** Weights and their data first, as in every other model. */
function weightsFirst(weights: string): (left: FolderFile, right: FolderFile) => number {
  const isWeights = (name: string): boolean => name.endsWith('.onnx') || isExternalData(weights, name);
  return ({ name: left }, { name: right }) =>
    Number(isWeights(right)) - Number(isWeights(left)) || (left < right ? -1 : 1);
}

/** What publishers' endings mean. */
const numberFormats: Readonly<Record<string, string>> = {
  quantized: 'INT8',
  int8: 'INT8',
  uint8: 'UINT8',
  q8: 'INT8',
  fp16: 'F16',
};

/** The number format of the weights, by the name of their file: `model_q4.onnx`. */
function numberFormat(weights: string, config: JsonObject): string {
  const ending = /model_(\w+)\.onnx$/.exec(weights)?.[1];
  if (ending === undefined) return config['torch_dtype'] === 'float16' ? 'F16' : 'F32';
  return numberFormats[ending] ?? ending.toUpperCase();
}
