import { mapTensors, type MappedTensor } from '../architectures/map-tensors.js';
import { findGgufArchitecture } from '../architectures/registry.js';
import { ModelFilesError } from '../errors/model-files-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { architectureValue, ggufArchitecture } from '../facts/metadata-values.js';
import type { GgufFile, GgufTensor } from '../gguf-file.js';
import { fileTypes, planConversion, type Conversion, type PlannedTensor } from '../hugging-face/conversion.js';
import { readCheckpoint } from '../model-files/checkpoint.js';
import { ModelFiles, type FilePaths } from '../model-files/model-files.js';
import { Settings } from '../model-files/settings.js';
import type { WeightType } from '../weights/convert-elements.js';
import { requireConverter } from '../weights/require-converter.js';
import { transpose, type Weight } from '../weights/weight.js';
import { float32, text, uint32, type TypedValue } from '../writing/metadata-values.js';
import { adapterAlpha } from './adapter-settings.js';
import { factorPairs } from './factor-pairs.js';

export interface ConvertAdapterOptions {
  /** The type of the factors. Default F32: they are small. */
  readonly outputType?: WeightType;
}

/**
 * Prepares the conversion of a LoRA adapter in PEFT's layout: adapter_config.json and safetensors.
 *
 * @param files the files by their names relative to the adapter's directory, and where they are
 * @param base the header of the model that the adapter belongs to
 * @throws {UnsupportedArchitectureError} where the base's architecture is not known.
 * @throws {UnsupportedModelError} for kinds of adapters that llama.cpp does not compute.
 * @throws {ModelFilesError}, {InvalidSafetensorsError} where files are missing or damaged, or the adapter belongs to another
 * model.
 */
export async function convertAdapter(
  files: FilePaths,
  base: GgufFile,
  options: ConvertAdapterOptions = {},
): Promise<Conversion> {
  const outputType = options.outputType ?? 'F32';
  const name = ggufArchitecture(base);
  const architecture = findGgufArchitecture(name);
  const modelFiles = new ModelFiles(files);
  const alpha = adapterAlpha(await modelFiles.settings('adapter_config.json'));
  const pairs = factorPairs((await readCheckpoint(modelFiles)).values());
  const config = baseSettings(base);
  const columns = mapTensors(pairs.columns, architecture, config, 'adapter-columns');
  const rows = mapTensors(pairs.rows, architecture, config, 'adapter-rows');
  const metadata = new Map<string, TypedValue>([
    ['general.architecture', text(name)],
    ['general.type', text('adapter')],
    ['general.file_type', uint32(fileTypes[outputType])],
    ['adapter.type', text('lora')],
    ['adapter.lora.alpha', float32(alpha)],
  ]);
  return planConversion(name, metadata, planFactors(columns, rows, base, outputType));
}

/** What the rules of architectures ask the configuration for, from the base's metadata. */
function baseSettings(base: GgufFile): Settings {
  return new Settings('the base model', {
    num_attention_heads: architectureValue(base, 'attention.head_count'),
    num_key_value_heads: architectureValue(base, 'attention.head_count_kv'),
  });
}

function planFactors(
  columns: readonly MappedTensor[],
  rows: readonly MappedTensor[],
  base: GgufFile,
  outputType: WeightType,
): PlannedTensor[] {
  const rowsByName = new Map(rows.map(({ name, weight }) => [name, weight]));
  const baseTensors = new Map(base.tensors.map((tensor) => [tensor.name, tensor]));
  return columns.flatMap(({ name, weight }) => {
    const other = rowsByName.get(name);
    const target = baseTensors.get(name);
    if (target === undefined)
      throw new ModelFilesError(`the adapter changes ${name}, which the base model does not have`);
    if (other === undefined) throw new ModelFilesError(`the adapter has one factor only of ${name}`);
    requireFit(name, target, weight, other);
    requireOwnOutput(name, baseTensors);
    // Rows of the embedding are looked up, so its factor has a row for each token.
    const first = name === 'token_embd.weight' ? transpose(weight) : weight;
    return [planFactor(`${name}.lora_a`, first, outputType), planFactor(`${name}.lora_b`, other, outputType)];
  });
}

/** The factors' product must have the shape of what it is added to. */
function requireFit(name: string, target: GgufTensor, columns: Weight, rows: Weight): void {
  // The embedding's tokens are rows for llama.cpp, and columns for PEFT.
  const isEmbedding = name === 'token_embd.weight';
  const [width, height] = isEmbedding ? [target.shape[1], target.shape[0]] : target.shape;
  const stack = target.shape.slice(2);
  const fits =
    columns.shape.length === target.shape.length &&
    rows.shape.length === target.shape.length &&
    columns.shape.at(-1) === width &&
    rows.shape.at(-2) === height &&
    columns.shape.at(-2) === rows.shape.at(-1) &&
    [columns, rows].every(({ shape }) => shape.slice(0, -2).join() === stack.join());
  if (fits) return;
  throw new ModelFilesError(
    `the adapter's factors for ${name} have the shapes [${columns.shape.join(', ')}] and [${rows.shape.join(', ')}], ` +
      `which do not fit [${target.shape.toReversed().join(', ')}]: it belongs to another model`,
  );
}

/** llama.cpp ends the process where the embedding that an adapter changes is the output's matrix too. */
function requireOwnOutput(name: string, baseTensors: ReadonlyMap<string, GgufTensor>): void {
  if (name !== 'token_embd.weight' || baseTensors.has('output.weight')) return;
  throw new UnsupportedModelError('an adapter that changes the embedding is not supported where it is the output too');
}

function planFactor(name: string, weight: Weight, type: WeightType): PlannedTensor {
  for (const { tensor } of weight.pieces) requireConverter(tensor, type);
  return { name, type, shape: weight.shape.toReversed(), weight };
}
