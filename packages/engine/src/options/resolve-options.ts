import { isParameterName, modelParameters } from '@puna/modelfile';
import { checkOption } from './check-option.js';
import type { ModelOptions } from './model-options.js';

/** A number option by its wire name; undefined where nobody set it. */
type Values = Readonly<Record<string, unknown>>;

function numberOf(values: Values, name: string): number | undefined {
  return values[name] as number | undefined;
}

/** An option with a value, or no field at all: what `exactOptionalPropertyTypes` asks for. */
function optional<Field extends string, Value>(field: Field, value: Value | undefined): { [K in Field]?: Value } {
  return (value === undefined ? {} : { [field]: value }) as { [K in Field]?: Value };
}

/**
 * Merges what the model's PARAMETERs and a request say: the request wins. Unknown names are ignored, as is null.
 *
 * @throws InvalidOptionError where a value has the wrong type.
 */
export function resolveOptions(parameters: Values, requested: Values = {}): ModelOptions {
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
    keepTokens: numberOf(values, 'num_keep') ?? 4,
    maxTokens: numberOf(values, 'num_predict') ?? -1,
    seed: numberOf(values, 'seed') ?? -1,
    temperature: numberOf(values, 'temperature') ?? 0.8,
    topK: numberOf(values, 'top_k') ?? 40,
    topP: numberOf(values, 'top_p') ?? 0.9,
    minP: numberOf(values, 'min_p') ?? 0,
    typicalP: numberOf(values, 'typical_p') ?? 1,
    repeatLastTokens: numberOf(values, 'repeat_last_n') ?? 64,
    repeatPenalty: numberOf(values, 'repeat_penalty') ?? 1,
    presencePenalty: numberOf(values, 'presence_penalty') ?? 0,
    frequencyPenalty: numberOf(values, 'frequency_penalty') ?? 0,
    stop: (values['stop'] as readonly string[] | undefined) ?? [],
  };
}
