import type { Settings } from '../model-files/settings.js';
import { bool, list, uint32, type TypedValue } from '../writing/metadata-values.js';
import { addedAround } from './post-processor.js';
import type { Vocabulary } from './token.js';

/** The special tokens by their name in tokenizer_config.json, with llama.cpp's key. Its spelling of separator is so. */
const keys = {
  bos: 'bos_token_id',
  eos: 'eos_token_id',
  unk: 'unknown_token_id',
  sep: 'seperator_token_id',
  pad: 'padding_token_id',
  mask: 'mask_token_id',
} as const;

type Kind = keyof typeof keys | 'cls';

/** Where special tokens are named. */
export interface SpecialTokenSources {
  readonly tokenizer: Settings;
  readonly tokenizerConfig: Settings;
  readonly specialTokensMap: Settings;
  readonly config: Settings;
  readonly generationConfig: Settings;
}

/** Tokens that end an answer for llama.cpp by their text alone. */
const knownEnds = new Set([
  '<|eot_id|>',
  '<|im_end|>',
  '<|end|>',
  '<|return|>',
  '<|call|>',
  '<end_of_turn>',
  '<|endoftext|>',
  '</s>',
  '<|eom_id|>',
  '<EOT>',
  '<|end_of_text|>',
  '<end_of_utterance>',
  '<eos>',
  '<｜end▁of▁sentence｜>',
]);

/** Which tokens have a meaning, which of them are put around a text, and all that end an answer. */
export function specialTokens(vocabulary: Vocabulary, sources: SpecialTokenSources): Map<string, TypedValue> {
  const ids = findIds(vocabulary, sources);
  const metadata = new Map<string, TypedValue>();
  for (const [kind, key] of Object.entries(keys)) {
    const id = ids.get(kind);
    if (id !== undefined) metadata.set(`tokenizer.ggml.${key}`, uint32(id));
  }
  addEnds(metadata, vocabulary, ids.get('eos'), sources);
  for (const [kind, value] of addFlags(ids, sources)) metadata.set(`tokenizer.ggml.add_${kind}_token`, bool(value));
  return metadata;
}

function findIds(vocabulary: Vocabulary, sources: SpecialTokenSources): Map<string, number> {
  const ids = new Map<string, number>();
  for (const kind of [...Object.keys(keys), 'cls'] as Kind[]) {
    const id = idByText(vocabulary, sources, kind) ?? idByNumber(vocabulary, sources.config, kind);
    if (id !== undefined) ids.set(kind, id);
  }
  // Encoders put CLS and SEP where others put BOS and EOS.
  for (const [kind, substitute] of [
    ['bos', 'cls'],
    ['eos', 'sep'],
  ] as const) {
    const id = ids.get(substitute);
    if (!ids.has(kind) && id !== undefined) ids.set(kind, id);
  }
  return ids;
}

function idByText(vocabulary: Vocabulary, sources: SpecialTokenSources, kind: Kind): number | undefined {
  for (const source of [sources.tokenizerConfig, sources.specialTokensMap]) {
    const value = source.raw(`${kind}_token`);
    const content = typeof value === 'object' && value !== null && 'content' in value ? value.content : value;
    const id = typeof content === 'string' ? vocabulary.id(content) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

function idByNumber(vocabulary: Vocabulary, config: Settings, kind: Kind): number | undefined {
  const [id] = config.numbersOrNumber(`${kind}_token_id`);
  return id !== undefined && vocabulary.get(id) !== undefined ? id : undefined;
}

/**
 * All ids that end an answer. llama.cpp has a place for three, and knows others by their text; `eos_token_ids` is Ollama's
 * key for the whole list.
 */
function addEnds(
  metadata: Map<string, TypedValue>,
  vocabulary: Vocabulary,
  eos: number | undefined,
  { config, generationConfig }: SpecialTokenSources,
): void {
  const named = [...generationConfig.numbersOrNumber('eos_token_id'), ...config.numbersOrNumber('eos_token_id')];
  const all = new Set([...(eos === undefined ? [] : [eos]), ...named].filter((id) => vocabulary.get(id) !== undefined));
  if (all.size > 1) metadata.set('tokenizer.ggml.eos_token_ids', list('int32', [...all]));
  const unknown = [...all].filter((id) => id !== eos && !knownEnds.has(vocabulary.get(id)?.text ?? ''));
  for (const [index, key] of ['eot_token_id', 'eom_token_id'].entries()) {
    const id = unknown[index];
    if (id !== undefined) metadata.set(`tokenizer.ggml.${key}`, uint32(id));
  }
}

/** The word of tokenizer_config.json counts more than what the post-processor shows. */
function addFlags(ids: ReadonlyMap<string, number>, sources: SpecialTokenSources): Map<string, boolean> {
  const flags = addedAround(sources.tokenizer, ids);
  for (const kind of ['bos', 'eos', 'sep']) {
    const value = sources.tokenizerConfig.raw(`add_${kind}_token`);
    if (typeof value === 'boolean') flags.set(kind, value);
  }
  return flags;
}
