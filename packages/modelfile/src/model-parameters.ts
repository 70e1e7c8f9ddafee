/** What a parameter's values are. `strings` is a list of texts. */
export type ParameterType = 'integer' | 'float' | 'boolean' | 'strings';

/** What is known of a parameter. */
export interface ParameterDefinition {
  readonly type: ParameterType;
  /** Whether changing it means loading the model anew (`load`), or it is a matter of each request (`request`). */
  readonly when: 'load' | 'request';
}

/**
 * Every parameter that a Modelfile's PARAMETER and a request's `options` may set. Names and types are the original's;
 * defaults are not here, since they belong to whoever runs the model.
 */
export const modelParameters = {
  num_ctx: { type: 'integer', when: 'load' },
  num_batch: { type: 'integer', when: 'load' },
  num_gpu: { type: 'integer', when: 'load' },
  main_gpu: { type: 'integer', when: 'load' },
  use_mmap: { type: 'boolean', when: 'load' },
  num_thread: { type: 'integer', when: 'load' },
  draft_num_predict: { type: 'integer', when: 'load' },
  num_keep: { type: 'integer', when: 'request' },
  seed: { type: 'integer', when: 'request' },
  num_predict: { type: 'integer', when: 'request' },
  top_k: { type: 'integer', when: 'request' },
  top_p: { type: 'float', when: 'request' },
  min_p: { type: 'float', when: 'request' },
  typical_p: { type: 'float', when: 'request' },
  repeat_last_n: { type: 'integer', when: 'request' },
  temperature: { type: 'float', when: 'request' },
  repeat_penalty: { type: 'float', when: 'request' },
  presence_penalty: { type: 'float', when: 'request' },
  frequency_penalty: { type: 'float', when: 'request' },
  stop: { type: 'strings', when: 'request' },
} as const satisfies Readonly<Record<string, ParameterDefinition>>;

/** The name of a parameter. */
export type ParameterName = keyof typeof modelParameters;

/** Whether there is a parameter of this name. Names are case-sensitive. */
export function isParameterName(name: string): name is ParameterName {
  return Object.hasOwn(modelParameters, name);
}

/**
 * What a Modelfile's PARAMETER may set beside them: not how the model works, but what it is. They are no options of
 * requests.
 */
export const modelSettings = {
  runtime: { type: 'text', meaning: 'name of the runtime that runs the model' },
  remote_host: { type: 'strings', meaning: 'base address of an engine elsewhere that has the model' },
  remote_model: { type: 'text', meaning: 'what the model is called there' },
  capability: { type: 'strings', meaning: 'something that the model can do' },
} as const;

/** The name of such a setting. */
export type ModelSettingName = keyof typeof modelSettings;

/** Whether there is a setting of this name. Names are case-sensitive. */
export function isModelSettingName(name: string): name is ModelSettingName {
  return Object.hasOwn(modelSettings, name);
}

/** Parameters of older Modelfiles that no longer do anything: they are skipped with a warning. */
export const deprecatedParameters: readonly string[] = [
  'penalize_newline',
  'low_vram',
  'f16_kv',
  'logits_all',
  'vocab_only',
  'use_mlock',
  'mirostat',
  'mirostat_tau',
  'mirostat_eta',
];
