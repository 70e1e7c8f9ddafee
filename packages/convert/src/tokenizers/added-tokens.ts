import { isObject } from '../json/parse-json.js';
import type { Settings } from '../model-files/settings.js';
import { tokenTypes, type Vocabulary } from './token.js';

/** A token beside the trained vocabulary: it is found in a text before anything else is done. */
interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly isSpecial: boolean;
}

/** How much llama.cpp's converter likes added tokens, where the algorithm asks for it. */
const addedScore = -1_000;

/** Tokens that are control tokens although their authors did not mark them so (DeepSeek, Gemma). */
const looksSpecial = /^(?:<pad>|<mask>|<2mass>|\[@BOS@\]|<\|.*\|>|<｜.*｜>|<unused.*>)$/su;

/** Where added tokens are listed. */
interface AddedTokenSources {
  readonly addedTokens: Settings;
  readonly tokenizer: Settings;
  readonly tokenizerConfig: Settings;
}

/**
 * Lays the added tokens of added_tokens.json, tokenizer.json and tokenizer_config.json over a vocabulary, as control tokens
 * or as text that the user may write.
 */
export function addTokens(
  vocabulary: Vocabulary,
  { addedTokens, tokenizer, tokenizerConfig }: AddedTokenSources,
): void {
  const all = [...plainTokens(addedTokens), ...tokenizerTokens(tokenizer), ...configTokens(tokenizerConfig)];
  for (const { id, content, isSpecial } of all) {
    const isControl = isSpecial || looksSpecial.test(content);
    const existing = vocabulary.get(id);
    if (existing?.type === tokenTypes.unknown && existing.text === content) continue;
    vocabulary.set(id, {
      // SentencePiece's sign for a space: llama.cpp compares these tokens with the text as it is written.
      text: isControl ? content : content.replaceAll('▁', ' '),
      type: isControl ? tokenTypes.control : tokenTypes.userDefined,
      score: addedScore,
    });
  }
}

/** Tokenizers from before tokenizer.json list theirs by text, with nothing but an id. */
function plainTokens(addedTokens: Settings): AddedToken[] {
  return addedTokens.entries().flatMap(([content, id]) => addedToken(id, { content, special: false }));
}

function tokenizerTokens(tokenizer: Settings): AddedToken[] {
  return (tokenizer.optionalList('added_tokens') ?? []).flatMap((entry) =>
    isObject(entry) ? addedToken(entry['id'], entry) : [],
  );
}

function configTokens(tokenizerConfig: Settings): AddedToken[] {
  const decoder = tokenizerConfig.raw('added_tokens_decoder');
  if (!isObject(decoder)) return [];
  return Object.entries(decoder).flatMap(([id, entry]) => (isObject(entry) ? addedToken(Number(id), entry) : []));
}

function addedToken(id: unknown, entry: Record<string, unknown>): AddedToken[] {
  const { content, special } = entry;
  if (typeof id !== 'number' || typeof content !== 'string' || content === '') return [];
  return [{ id, content, isSpecial: special === true }];
}
