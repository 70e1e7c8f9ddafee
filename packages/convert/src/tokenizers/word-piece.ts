import type { Settings } from '../model-files/settings.js';
import { bool, text, type TypedValue } from '../writing/metadata-values.js';
import { addVocabularyObject } from './byte-level-bpe.js';
import { parts } from './parts.js';
import { tokenTypes, type Vocabulary } from './token.js';

/** BERT's vocabulary: words, and with `##` in front what continues them. */
export function wordPiece(vocabulary: Vocabulary, tokenizer: Settings): Map<string, TypedValue> {
  addVocabularyObject(vocabulary, tokenizer);
  const metadata = new Map<string, TypedValue>([
    ['tokenizer.ggml.model', text('bert')],
    ['tokenizer.ggml.pre', text('default')],
  ]);
  const normalizers = parts(tokenizer.raw('normalizer'));
  const bert = normalizers.find(({ type }) => type === 'BertNormalizer');
  const lowercase =
    bert === undefined ? normalizers.some(({ type }) => type === 'Lowercase') : bert['lowercase'] !== false;
  const strips = bert?.['strip_accents'];
  metadata.set('tokenizer.ggml.normalizer.lowercase', bool(lowercase));
  metadata.set('tokenizer.ggml.normalizer.strip_accents', bool(typeof strips === 'boolean' ? strips : lowercase));
  return metadata;
}

/** llama.cpp marks the words' starts instead of what continues them, with SentencePiece's sign for a space. */
export function markWordStarts(vocabulary: Vocabulary, continuation = '##'): void {
  for (const token of vocabulary.tokens) {
    if (token.type === tokenTypes.control || token.type === tokenTypes.unused) continue;
    token.text = token.text.startsWith(continuation) ? token.text.slice(continuation.length) : `▁${token.text}`;
  }
}
