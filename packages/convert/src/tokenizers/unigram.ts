import { ModelFilesError } from '../errors/model-files-error.js';
import { isObject } from '../json/parse-json.js';
import type { Settings } from '../model-files/settings.js';
import { bool, list, text, type TypedValue } from '../writing/metadata-values.js';
import { metaspacePrefixes, parts } from './parts.js';
import { tokenTypes, type Vocabulary } from './token.js';

/** A vocabulary with a probability for each piece, of which the likeliest way through a text is taken (XLM-RoBERTa). */
export function unigram(vocabulary: Vocabulary, tokenizer: Settings): Map<string, TypedValue> {
  const model = tokenizer.section('model');
  const pieces = model?.optionalList('vocab') ?? [];
  if (pieces.length > vocabulary.tokens.length) {
    throw new ModelFilesError(`tokenizer.json has ${pieces.length} tokens; the model has ${vocabulary.tokens.length}`);
  }
  const unknown = model?.optionalNumber('unk_id');
  for (const [id, piece] of pieces.entries()) {
    const [content, score] = Array.isArray(piece) ? piece : [];
    if (typeof content !== 'string' || typeof score !== 'number') {
      throw new ModelFilesError(`tokenizer.json has no text and score for the token ${id}`);
    }
    vocabulary.set(id, { text: content, score, type: id === unknown ? tokenTypes.unknown : tokenTypes.normal });
  }
  const metadata = new Map<string, TypedValue>([
    ['tokenizer.ggml.model', text('t5')],
    ['tokenizer.ggml.pre', text('default')],
    ['tokenizer.ggml.add_space_prefix', bool(metaspacePrefixes(tokenizer.raw('pre_tokenizer')) ?? true)],
    ['tokenizer.ggml.remove_extra_whitespaces', bool(removesExtraSpaces(tokenizer))],
  ]);
  const charsmap = parts(tokenizer.raw('normalizer')).find(({ type }) => type === 'Precompiled')?.[
    'precompiled_charsmap'
  ];
  if (typeof charsmap === 'string' && charsmap !== '') {
    metadata.set('tokenizer.ggml.precompiled_charsmap', list('uint8', Buffer.from(charsmap, 'base64')));
  }
  return metadata;
}

/** SentencePiece can do so itself; in tokenizer.json it is a step of its own, which not all models have. */
function removesExtraSpaces(tokenizer: Settings): boolean {
  const splits = parts(tokenizer.raw('pre_tokenizer')).some(({ type }) => type === 'WhitespaceSplit');
  return splits || parts(tokenizer.raw('normalizer')).some(joinsSpaces);
}

function joinsSpaces({ type, pattern }: Record<string, unknown>): boolean {
  return type === 'Replace' && isObject(pattern) && pattern['Regex'] === ' {2,}';
}
