import { deprecatedParameters, isParameterName, modelParameters, type ParameterName } from '@puna/modelfile';
import type { LoadSettings, SamplingSettings, Warning } from '@puna/runtime';

type Options = Readonly<Record<string, unknown>>;

/** The wire names of what runtimes may warn of, by their names in the runtime contract. */
const wireNames: Readonly<Record<string, ParameterName>> = {
  contextLength: 'num_ctx',
  batchSize: 'num_batch',
  threads: 'num_thread',
  gpuLayers: 'num_gpu',
  mainGpu: 'main_gpu',
  memoryMap: 'use_mmap',
  draftTokens: 'draft_num_predict',
  temperature: 'temperature',
  topK: 'top_k',
  topP: 'top_p',
  minP: 'min_p',
  typicalP: 'typical_p',
  seed: 'seed',
  repeatPenalty: 'repeat_penalty',
  repeatLastTokens: 'repeat_last_n',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
} satisfies Partial<Record<keyof LoadSettings | keyof SamplingSettings, ParameterName>>;

function ignored(option: string, why: string): Warning {
  return { type: 'unsupported-option', option, message: `the option "${option}" ${why} and was ignored` };
}

function unknownOptionWarnings(requested: Options): Warning[] {
  return Object.entries(requested)
    .filter(([name, value]) => value !== null && !isParameterName(name))
    .map(([name]) => ignored(name, deprecatedParameters.includes(name) ? 'does nothing any more' : 'is not known'));
}

/** A warning of a runtime, in the words of who set the option: with its wire name. */
export function inWireNames(warning: Warning): Warning {
  const option = wireNames[warning.option ?? ''];
  if (option === undefined) return warning;
  return { ...warning, option, message: `the option "${option}": ${warning.message}` };
}

/**
 * A warning for each option of a request that nothing knows or that its model was loaded without. What the operator set is
 * not the client's matter.
 */
export function optionWarnings(requested: Options = {}, loadWarnings: readonly Warning[]): Warning[] {
  const ofLoad = loadWarnings.map(inWireNames);
  return [
    ...unknownOptionWarnings(requested),
    ...ofLoad.filter(({ option }) => option !== undefined && Object.hasOwn(requested, option)),
  ];
}

/** A warning for each option of a request that only the engine elsewhere decides, which runs its model. */
export function remoteOptionWarnings(requested: Options = {}): Warning[] {
  return Object.entries(requested)
    .filter(([name, value]) => value !== null && isParameterName(name) && modelParameters[name].when === 'load')
    .map(([name]) => ignored(name, 'is a matter of the engine that runs this model'));
}
