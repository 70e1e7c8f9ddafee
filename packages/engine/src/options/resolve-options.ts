import { isParameterName, modelParameters } from '@puna/modelfile';
import { checkOption } from './check-option.js';
import type { StoredModel } from '../models/stored-model.js';
import type { ModelOptions, StatedOptions } from './model-options.js';

/** A number option by its wire name; undefined where nobody set it. */
type Values = Readonly<Record<string, unknown>>;

function numberOf(values: Values, name: string): number | undefined {
  return values[name] as number | undefined;
}

/** An option with a value, or no field at all: what `exactOptionalPropertyTypes` asks for. */
function optional<Field extends string, Value>(field: Field, value: Value | undefined): { [K in Field]?: Value } {
  return (value === undefined ? {} : { [field]: value }) as { [K in Field]?: Value };
}

const defaults = {
  keepTokens: 4,
  maxTokens: -1,
  seed: -1,
  temperature: 0.8,
  topK: 40,
  topP: 0.9,
  minP: 0,
  typicalP: 1,
  repeatLastTokens: 64,
  repeatPenalty: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
  stop: [],
} as const satisfies ModelOptions;

/**
 * Merges what the model's PARAMETERs and a request say, and fills in the defaults: the request wins.
 *
 * @throws InvalidOptionError where a value has the wrong type.
 */
export function resolveOptions(parameters: Values, requested: Values = {}): ModelOptions {
  return { ...defaults, ...statedOptions(parameters, requested) };
}

/**
 * What the model's PARAMETERs and a request say: the request wins. Unknown names are ignored, as is null.
 *
 * @throws InvalidOptionError where a value has the wrong type.
 */
export function statedOptions(parameters: Values, requested: Values = {}): StatedOptions {
  const values: Record<string, unknown> = {};
  for (const source of [parameters, requested]) {
    for (const [name, value] of Object.entries(source)) {
      if (!isParameterName(name) || value === null) continue;
      values[name] = checkOption(name, modelParameters[name].type, value);
    }
  }
  const gpuLayers = numberOf(values, 'num_gpu');
  const threads = numberOf(values, 'num_thread');
  return {
    ...optional('contextLength', numberOf(values, 'num_ctx')),
    ...optional('batchSize', numberOf(values, 'num_batch')),
    ...optional('gpuLayers', gpuLayers !== undefined && gpuLayers >= 0 ? gpuLayers : undefined),
    ...optional('mainGpu', numberOf(values, 'main_gpu')),
    ...optional('memoryMap', values['use_mmap'] as boolean | undefined),
    ...optional('threads', threads !== undefined && threads > 0 ? threads : undefined),
    ...optional('draftTokens', numberOf(values, 'draft_num_predict')),
    ...optional('keepTokens', numberOf(values, 'num_keep')),
    ...optional('maxTokens', numberOf(values, 'num_predict')),
    ...optional('seed', numberOf(values, 'seed')),
    ...optional('temperature', numberOf(values, 'temperature')),
    ...optional('topK', numberOf(values, 'top_k')),
    ...optional('topP', numberOf(values, 'top_p')),
    ...optional('minP', numberOf(values, 'min_p')),
    ...optional('typicalP', numberOf(values, 'typical_p')),
    ...optional('repeatLastTokens', numberOf(values, 'repeat_last_n')),
    ...optional('repeatPenalty', numberOf(values, 'repeat_penalty')),
    ...optional('presencePenalty', numberOf(values, 'presence_penalty')),
    ...optional('frequencyPenalty', numberOf(values, 'frequency_penalty')),
    ...optional('stop', values['stop'] as readonly string[] | undefined),
  };
}

/** The options of a request to a stored model. */
export function optionsFor({ files, layers }: StoredModel, requested?: Values): StatedOptions {
  const read = files.remote === undefined ? resolveOptions : statedOptions;
  return read(layers.parameters, requested);
}
