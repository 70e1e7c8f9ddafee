import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFiles, ProbeRefusal } from '@puna/runtime';
import type { JsonObject } from '@puna/runtime/adapter';
import { chooseOnnxWeights, firstArchitecture, onnxTask, type OnnxTask } from '@puna/runtime/onnx';
import { readJsonObject } from './json-file.js';
import { beginsAsOnnx } from './onnx-header.js';
import { readSentenceModules, type Pooling } from './pooling.js';

/** A folder with a model in Hugging Face's ONNX layout, as far as its small files tell. */
export interface ModelFolder {
  readonly path: string;
  readonly config: JsonObject;
  readonly task: OnnxTask;

  /** The name of the model's class: `BertModel`. */
  readonly architecture: string;

  /** Path of the chosen weights, by the folder's own names. */
  readonly weights: string;
  readonly pooling: Pooling;

  /** Layers behind the pooling that have files of their own. */
  readonly furtherLayers: readonly string[];
}

/**
 * Reads what the small files of a folder say.
 *
 * @param variant see `OnnxRuntimeOptions.variant`.
 * @returns a refusal where this runtime can't run what is there.
 * @throws LoadError where one of the files is damaged; an error of the system where they can't be read.
 */
export async function readModelFolder(files: ModelFiles, variant?: string): Promise<ModelFolder | ProbeRefusal> {
  const folder = files.weights;
  const refusal = refuseFiles(files) ?? (await refusePlace(folder));
  if (refusal !== undefined) return refusal;
  const config = await readJsonObject(path.join(folder, 'config.json'));
  if (config === undefined) return refuse('format', `${folder} has no config.json.`);
  const weights = await findWeights(folder, variant);
  if (weights === undefined)
    return refuse('format', `${folder} has no onnx/model*.onnx: only whole models in one graph can be run.`);
  if (!(await beginsAsOnnx(weights))) return refuse('format', `${weights} is no ONNX file. Get it again.`);
  if (!(await isFile(path.join(folder, 'tokenizer.json'))))
    return refuse('feature', `${folder} has no tokenizer.json, which the tokenizer is read from.`);
  const modules = await readSentenceModules(folder);
  if (modules !== undefined && 'supported' in modules) return modules;
  const task = onnxTask(config, modules !== undefined);
  if (typeof task !== 'string') return task;
  return {
    path: folder,
    config,
    task,
    architecture: firstArchitecture(config),
    weights,
    pooling: modules?.pooling ?? 'mean',
    furtherLayers: modules?.furtherLayers ?? [],
  };
}

function refuseFiles(files: ModelFiles): ProbeRefusal | undefined {
  if (files.format !== 'onnx')
    return refuse('format', `This runtime reads ONNX models, not models of the format "${files.format}".`);
  if ((files.projectors?.length ?? 0) > 0) return refuse('feature', 'This runtime takes neither images nor sounds.');
  if ((files.adapters?.length ?? 0) > 0)
    return refuse('feature', 'This runtime applies no LoRA adapters: merge them into the weights before exporting.');
  return undefined;
}

async function refusePlace(folder: string): Promise<ProbeRefusal | undefined> {
  if ((await stat(folder)).isDirectory()) return undefined;
  return refuse('format', `${folder} is a file; an ONNX model is a folder with config.json, tokenizer.json and onnx/.`);
}

async function findWeights(folder: string, variant: string | undefined): Promise<string | undefined> {
  for (const place of [path.join(folder, 'onnx'), folder]) {
    const names = await readdir(place).catch(() => []);
    const name = chooseOnnxWeights(names, variant);
    if (name !== undefined) return path.join(place, name);
  }
  return undefined;
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (information) => information.isFile(),
    () => false,
  );
}

function refuse(reason: ProbeRefusal['reason'], message: string): ProbeRefusal {
  return { supported: false, reason, message };
}
