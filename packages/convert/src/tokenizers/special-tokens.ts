import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { bool, list, uint32, type TypedValue } from '../writing/metadata-values.js';
import { addedAround, type AddedAround } from './post-processor.js';
import { isByteLevel } from './pre-tokenizers.js';
import { findSpecialIds, type SpecialIds, type SpecialTokenSources } from './special-ids.js';
import type { Vocabulary } from './token.js';

/** llama.cpp's keys of the special tokens. Its spelling of separator is so. */
const keys = {
  bos: 'bos_token_id',
  eos: 'eos_token_id',
  unk: 'unknown_token_id',
  sep: 'seperator_token_id',
  pad: 'padding_token_id',
  mask: 'mask_token_id',
} as const;

/** The kinds of vocabularies, by llama.cpp's names, as far as their special tokens differ. */
export type VocabularyKind = 'bert' | 'gpt2' | 'llama' | 't5';

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

/** What CodeLlama writes behind a text that it has put between two; llama.cpp knows the other three by their texts. */
const endOfInfilling = '▁<EOT>';
const endOfTurn = 'tokenizer.ggml.eot_token_id';

/** Which tokens have a meaning, which of them are put around a text, and all that end an answer. */
export function specialTokens(
  vocabulary: Vocabulary,
  sources: SpecialTokenSources,
  kind: VocabularyKind,
): Map<string, TypedValue> {
  const ids = findSpecialIds(vocabulary, sources, kind === 'llama');
  const flags = findFlags(ids, sources);
  if (kind === 'bert' && !(ids.has('bos') && ids.has('sep'))) {
    // llama.cpp puts them there always, and stops where there are none.
    throw new UnsupportedModelError('the tokenizer names no tokens for the start and the end of a text');
  }
  const metadata = new Map<string, TypedValue>();
  for (const [own, key] of Object.entries(keys)) {
    const id = ids.get(own as keyof typeof keys);
    if (id !== undefined) metadata.set(`tokenizer.ggml.${key}`, uint32(id));
  }
  addEnds(metadata, vocabulary, ids, sources);
  for (const [own, value] of flags) metadata.set(`tokenizer.ggml.add_${own}_token`, bool(value));
  return metadata;
}

/**
 * All ids that end an answer. llama.cpp has a place for three, and knows others by their text; `eos_token_ids` is Ollama's
 * key for the whole list.
 */
function addEnds(
  metadata: Map<string, TypedValue>,
  vocabulary: Vocabulary,
  ids: SpecialIds,
  { config, generationConfig }: SpecialTokenSources,
): void {
  const eos = ids.get('eos');
  const named = [...generationConfig.numbersOrNumber('eos_token_id'), ...config.numbersOrNumber('eos_token_id')];
  const own = [eos, ids.get('formerEos')].filter((id) => id !== undefined);
  const all = new Set([...own, ...named].filter((id) => vocabulary.get(id) !== undefined));
  if (all.size > 1) metadata.set('tokenizer.ggml.eos_token_ids', list('int32', [...all]));
  const unknown = [...all].filter((id) => id !== eos && !knownEnds.has(vocabulary.get(id)?.text ?? ''));
  for (const [index, key] of ['eot_token_id', 'eom_token_id'].entries()) {
    const id = unknown[index];
    if (id !== undefined) metadata.set(`tokenizer.ggml.${key}`, uint32(id));
  }
  const infilled = vocabulary.id(endOfInfilling);
  if (infilled !== undefined && !metadata.has(endOfTurn)) metadata.set(endOfTurn, uint32(infilled));
}

/** The word of tokenizer_config.json counts more than what the post-processor shows. */
function findFlags(ids: SpecialIds, { tokenizer, tokenizerConfig }: SpecialTokenSources): AddedAround {
  const flags = addedAround(tokenizer, ids);
  const makesOwn = /^(?:Code)?Llama|^Gemma|^Cohere/u.test(tokenizerConfig.optionalText('tokenizer_class') ?? '');
  // By some pre-tokenizers llama.cpp adds BOS where nothing says that it must not.
  if (!makesOwn && isByteLevel(tokenizer.raw('pre_tokenizer'))) {
    for (const kind of ['bos', 'eos']) if (!flags.has(kind)) flags.set(kind, false);
  }
  for (const kind of ['bos', 'eos', 'sep']) {
    const value = tokenizerConfig.raw(`add_${kind}_token`);
    if (typeof value === 'boolean') flags.set(kind, value);
  }
  // llama.cpp stops where it has to add a token that there is not.
  for (const kind of ['bos', 'eos'] as const) if (!ids.has(kind)) flags.set(kind, false);
  return flags;
}
