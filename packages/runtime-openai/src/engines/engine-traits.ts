import type { SamplingSettings } from '@puna/runtime';
import type { EngineKind } from './engine-kind.js';

/** A sampling setting that OpenAI's API lacks. */
type ExtraSetting = 'topK' | 'minP' | 'typicalP' | 'repeatPenalty' | 'repeatLastTokens';

/** In what one kind of engine differs from OpenAI's API. */
export interface EngineTraits {
  /** The names of sampling settings that it takes beyond OpenAI's. */
  readonly extraFields: Partial<Record<ExtraSetting & keyof SamplingSettings, string>>;

  /** Sent where a setting is absent: with them the engine leaves the step out, which is not its default. */
  readonly neutralFields: Readonly<Record<string, number>>;

  /** The value of `topK` that leaves the step out. */
  readonly topKOff: number;

  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';

  /** Sent in the place of a limit for plain completions, where leaving it out means 16 tokens. */
  readonly noMaxTokens?: null;

  /** Whether `/completions` takes the prompt as it is; some render it as a message, or lack it. */
  readonly rawPrompts: boolean;

  /** The field that takes a grammar in GBNF. */
  readonly grammarField?: string;

  /** Whether `/completions` takes a schema as `json_schema` instead of `response_format`. */
  readonly plainSchemaField: boolean;

  /** How thinking is asked for: by variables of the chat template, or by `reasoning_effort` alone. */
  readonly thinking: 'template' | 'effort';

  /** The field of a message that holds what the model thought before. */
  readonly thoughtField?: 'reasoning_content' | 'reasoning';

  /** Whether scores of `/rerank` are logits. */
  readonly rerankLogits: boolean;

  /** Whose form of `/tokenize` it has. */
  readonly tokenizer?: 'llama-server' | 'puna' | 'vllm';

  /** Fields with which `/embeddings` cuts what is too long; without them, the adapter cuts. */
  readonly cutInputs?: Readonly<Record<string, unknown>>;
}

const openAi: EngineTraits = {
  extraFields: {},
  neutralFields: {},
  topKOff: 0,
  maxTokensField: 'max_tokens',
  rawPrompts: false,
  plainSchemaField: false,
  thinking: 'effort',
  rerankLogits: false,
};

const vllmNeutral = { top_k: -1, top_p: 1, min_p: 0, repetition_penalty: 1 };
const vllmFields = { topK: 'top_k', minP: 'min_p', repeatPenalty: 'repetition_penalty' } as const;

/** By kind of engine. */
export const engineTraits: Readonly<Record<EngineKind, EngineTraits>> = {
  openai: { ...openAi, maxTokensField: 'max_completion_tokens' },
  puna: { ...openAi, thoughtField: 'reasoning', tokenizer: 'puna' },
  vllm: {
    ...openAi,
    extraFields: vllmFields,
    neutralFields: vllmNeutral,
    topKOff: -1,
    noMaxTokens: null,
    rawPrompts: true,
    thinking: 'template',
    thoughtField: 'reasoning_content',
    tokenizer: 'vllm',
    cutInputs: { truncate_prompt_tokens: -1 },
  },
  sglang: {
    ...openAi,
    extraFields: vllmFields,
    neutralFields: vllmNeutral,
    topKOff: -1,
    rawPrompts: true,
    thinking: 'template',
    thoughtField: 'reasoning_content',
    tokenizer: 'vllm',
  },
  'llama-server': {
    ...openAi,
    extraFields: {
      topK: 'top_k',
      minP: 'min_p',
      typicalP: 'typical_p',
      repeatPenalty: 'repeat_penalty',
      repeatLastTokens: 'repeat_last_n',
    },
    neutralFields: { top_k: 0, top_p: 1, min_p: 0 },
    rawPrompts: true,
    grammarField: 'grammar',
    plainSchemaField: true,
    thinking: 'template',
    thoughtField: 'reasoning_content',
    rerankLogits: true,
    tokenizer: 'llama-server',
  },
};
