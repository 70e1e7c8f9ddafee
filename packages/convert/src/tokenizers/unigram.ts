import { ModelFilesError } from '../errors/model-files-error.js';
import type { Settings } from '../model-files/settings.js';
import { bool, list, text, type TypedValue } from '../writing/metadata-values.js';
import { parts } from './parts.js';
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
  const metaspace = parts(tokenizer.raw('pre_tokenizer')).find(({ type }) => type === 'Metaspace');
  const prefixes = metaspace?.['add_prefix_space'] !== false && metaspace?.['prepend_scheme'] !== 'never';
  const metadata = new Map<string, TypedValue>([
    ['tokenizer.ggml.model', text('t5')],
    ['tokenizer.ggml.pre', text('default')],
    ['tokenizer.ggml.add_space_prefix', bool(prefixes)],
    ['tokenizer.ggml.remove_extra_whitespaces', bool(true)],
  ]);
  const charsmap = parts(tokenizer.raw('normalizer')).find(({ type }) => type === 'Precompiled')?.[
    'precompiled_charsmap'
  ];
  if (typeof charsmap === 'string' && charsmap !== '') {
    metadata.set('tokenizer.ggml.precompiled_charsmap', list('uint8', Buffer.from(charsmap, 'base64')));
  }
  return metadata;
}
