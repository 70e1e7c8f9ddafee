import { positiveInteger, textIn } from '@puna/runtime/adapter';
import { onnxTask, onnxTrainedLength, type OnnxTask } from '@puna/runtime/onnx';
import { folderFiles, type ModelConfig, type StoredManifest } from '@puna/store';
import { requireBlob } from '../models/read-layers.js';
import type { FormatContext, ModelFacts, ModelFormat, ReadModel, ShownFiles } from './model-format.js';
import { onnxModelInfo } from './onnx-model-info.js';
import { readOnnxSettings, type OnnxSettings } from './onnx-settings.js';
import { estimateOnnxMemory } from './onnx-memory.js';

/** A folder in Hugging Face's ONNX layout, each file of which is a layer. */
export const onnxFormat: ModelFormat = { read, show, prepare };

async function read(
  { store }: FormatContext,
  { manifest }: StoredManifest,
  config: ModelConfig,
): Promise<ReadModel | undefined> {
  const files = folderFiles(manifest);
  if (files.length === 0) return undefined;
  for (const { digest } of files) await requireBlob(store, digest);
  const settings = await readOnnxSettings(store, files);
  return {
    files: { format: 'onnx', weights: store.folders.path(files) },
    facts: factsOf(settings, config, sizeOf(manifest.layers)),
  };
}

/** The files that are not small make up nearly all of what is loaded. */
function sizeOf(layers: StoredManifest['manifest']['layers']): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}

function factsOf(settings: OnnxSettings, config: ModelConfig, size: number): ModelFacts {
  const task = taskOf(settings);
  const trained = onnxTrainedLength({ ...settings, task: task ?? 'generation' });
  const vector = positiveInteger(settings.config['hidden_size']) ?? positiveInteger(settings.config['dim']);
  return {
    architecture: textIn(settings.config['model_type']) || 'unknown',
    parameterSize: '',
    quantizationLevel: config.file_type || 'unknown',
    ...(trained === undefined ? {} : { contextLength: trained }),
    ...(vector === undefined ? {} : { embeddingLength: vector }),
    capabilities: task === undefined ? [] : [capabilityNames[task]],
    ...(settings.chatTemplate === undefined ? {} : { jinjaTemplate: settings.chatTemplate }),
    estimateMemory: (totalContext) =>
      estimateOnnxMemory(settings.config, size, task === 'generation' ? totalContext : 0),
  };
}

const capabilityNames: Readonly<Record<OnnxTask, string>> = {
  generation: 'completion',
  embedding: 'embedding',
  rerank: 'rerank',
};

/** What the model is for; undefined where no runtime would take it, which each of them says with its reason. */
function taskOf({ config, embeds }: OnnxSettings): OnnxTask | undefined {
  const task = onnxTask(config, embeds);
  return typeof task === 'string' ? task : undefined;
}

async function show({ store }: FormatContext, { manifest }: StoredManifest): Promise<ShownFiles> {
  const { config } = await readOnnxSettings(store, folderFiles(manifest));
  return { modelInfo: onnxModelInfo(config), tensors: [] };
}

async function prepare({ store }: FormatContext, { manifest }: StoredManifest): Promise<void> {
  await store.folders.open(folderFiles(manifest));
}
