import type { Architecture, ComputedTensor } from '../architectures/architecture.js';
import { findArchitecture } from '../architectures/registry.js';
import { ModelFilesError } from '../errors/model-files-error.js';
import { readCheckpoint } from '../model-files/checkpoint.js';
import { ModelFiles, type FilePaths } from '../model-files/model-files.js';
import type { Settings } from '../model-files/settings.js';
import { convertTokenizer } from '../tokenizers/convert-tokenizer.js';
import type { WeightType } from '../weights/convert-elements.js';
import type { TensorToWrite } from '../writing/gguf-content.js';
import { fitsType } from '../writing/encode-metadata.js';
import { text, uint32, type TypedValue } from '../writing/metadata-values.js';
import { attachScales } from './attach-scales.js';
import { fileTypes, planConversion, type Conversion } from './conversion.js';
import { modelName } from './model-name.js';
import { planTensors } from './plan-tensors.js';
import { poolingType, poolingTypes } from './pooling.js';

export interface ConvertOptions {
  /** The type of matrices; vectors are always F32. Default F16. */
  readonly outputType?: WeightType;
  /** The model's name, for `general.name`. */
  readonly name?: string;
}

/**
 * Prepares the conversion of a model in Hugging Face's layout: config.json, a tokenizer, safetensors, and beside them what
 * there is of generation_config.json, chat templates and sentence-transformers' modules. The headers of all files are read
 * and checked here; everything that can be refused without reading weights is refused here.
 *
 * @param files the files by their names relative to the model's directory, and where they are; nothing else is looked at
 * @throws {UnsupportedArchitectureError} for an architecture that is not known; `knownArchitectures` are.
 * @throws {UnsupportedModelError} for a setting, tokenizer or tensor that llama.cpp would not compute as the model means it.
 * @throws {ModelFilesError}, {InvalidSafetensorsError} where files are missing, damaged or contradict each other.
 */
export async function convertHuggingFace(files: FilePaths, options: ConvertOptions = {}): Promise<Conversion> {
  const outputType = options.outputType ?? 'F16';
  const modelFiles = new ModelFiles(files);
  const { architecture, config } = await readConfig(modelFiles);
  const planned = planTensors(attachScales(await readCheckpoint(modelFiles), config), architecture, config, outputType);
  const vocabulary = planned.find(({ name }) => name === 'token_embd.weight')?.shape[1];
  if (vocabulary === undefined) throw new ModelFilesError('the checkpoint has no embeddings of tokens');
  const tokenizer = await convertTokenizer(modelFiles, config, vocabulary);
  const name = await modelName(modelFiles, options.name, Array.from(listed(tokenizer.get('tokenizer.ggml.tokens'))));
  const metadata = new Map<string, TypedValue>([
    ['general.architecture', text(architecture.ggufName)],
    ['general.type', text('model')],
    ...(name === undefined ? [] : [['general.name', text(name)] as const]),
    ['general.file_type', uint32(fileTypes[outputType])],
    ['general.quantization_version', uint32(2)],
    ...(await architectureMetadata(architecture, config, modelFiles)),
    ...tokenizer,
  ]);
  const computed = architecture.computedTensors?.(config) ?? [];
  return planConversion(architecture.ggufName, metadata, planned, computed.map(computedTensor));
}

function listed(value: TypedValue | undefined): ArrayLike<unknown> {
  return typeof value?.value === 'object' ? value.value : [];
}

/** The configuration, with that of the text model laid over where there are several, and the architecture it names. */
async function readConfig(files: ModelFiles): Promise<{ architecture: Architecture; config: Settings }> {
  const config = await files.settings('config.json');
  const [name] = config.optionalList('architectures') ?? [];
  if (typeof name !== 'string') throw new ModelFilesError('config.json names no architecture in "architectures"');
  return { architecture: findArchitecture(name), config: config.flattened('text_config') };
}

async function architectureMetadata(
  architecture: Architecture,
  config: Settings,
  files: ModelFiles,
): Promise<[string, TypedValue][]> {
  const settings = architecture.settings(config);
  // Encoders without a word on pooling are averaged, as sentence-transformers does.
  const usual = settings['attention.causal']?.value === false ? uint32(poolingTypes.mean) : undefined;
  const pooling = (await poolingType(files)) ?? usual;
  return Object.entries({ ...settings, pooling_type: pooling }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [[key.startsWith('tokenizer.') ? key : `${architecture.ggufName}.${key}`, checked(key, value)]],
  );
}

/** What is computed from wrong settings may be a fraction, negative, or too large for its type. */
function checked(key: string, value: TypedValue): TypedValue {
  const isCount = value.type === 'uint32' && typeof value.value === 'number';
  if (!isCount || fitsType('uint32', value.value)) return value;
  throw new ModelFilesError(`config.json: ${key} would be ${value.value}, which is no count`);
}

function computedTensor({ name, values }: ComputedTensor): TensorToWrite {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  return {
    name,
    type: 'F32',
    shape: [values.length],
    async *data() {
      yield bytes;
    },
  };
}
