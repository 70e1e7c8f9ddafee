import { ModelFilesError } from '../errors/model-files-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { ModelFiles } from '../model-files/model-files.js';
import type { Settings } from '../model-files/settings.js';
import { bool, list, type TypedValue } from '../writing/metadata-values.js';
import { addTokens } from './added-tokens.js';
import { byteLevelBpe } from './byte-level-bpe.js';
import { chatTemplates } from './chat-template.js';
import { isByteLevel } from './pre-tokenizers.js';
import { sentencePieceFile, sentencePieceJson } from './sentence-piece.js';
import { specialTokens, type VocabularyKind } from './special-tokens.js';
import { largestVocabulary, Vocabulary } from './token.js';
import { unigram } from './unigram.js';
import { markWordStarts, wordPiece } from './word-piece.js';

/**
 * The tokenizer as metadata: from tokenizer.json, or SentencePiece's tokenizer.model, with what tokenizer_config.json and
 * generation_config.json add.
 *
 * @param size how many tokens the model has an embedding for
 */
export async function convertTokenizer(
  files: ModelFiles,
  config: Settings,
  size: number,
): Promise<Map<string, TypedValue>> {
  if (size > largestVocabulary) {
    throw new ModelFilesError(`the model has ${size} tokens; the limit is ${largestVocabulary}`);
  }
  const sources = {
    config,
    tokenizer: files.has('tokenizer.json')
      ? await files.largeSettings('tokenizer.json')
      : await files.optionalSettings(''),
    tokenizerConfig: await files.optionalSettings('tokenizer_config.json'),
    specialTokensMap: await files.optionalSettings('special_tokens_map.json'),
    generationConfig: await files.optionalSettings('generation_config.json'),
    addedTokens: await files.optionalSettings('added_tokens.json'),
  };
  const vocabulary = new Vocabulary(size);
  const metadata = await convertVocabulary(vocabulary, files, sources.tokenizer);
  addTokens(vocabulary, sources);
  const special = specialTokens(vocabulary, sources, kindOf(metadata));
  if (isWordPiece(sources.tokenizer)) markWordStarts(vocabulary);
  const tokens = vocabulary.withoutDoubles();
  metadata.set(
    'tokenizer.ggml.tokens',
    list(
      'string',
      tokens.map((token) => token.text),
    ),
  );
  metadata.set(
    'tokenizer.ggml.token_type',
    list(
      'int32',
      tokens.map(({ type }) => type),
    ),
  );
  if (!metadata.has('tokenizer.ggml.merges') && !isWordPiece(sources.tokenizer)) {
    metadata.set(
      'tokenizer.ggml.scores',
      list(
        'float32',
        tokens.map(({ score }) => score),
      ),
    );
  }
  // Where it says so, transformers makes the other parts of the tokenizer anew.
  const prefix = sources.tokenizerConfig.raw('add_prefix_space');
  if (typeof prefix === 'boolean') metadata.set('tokenizer.ggml.add_space_prefix', bool(prefix));
  return new Map([...metadata, ...special, ...(await chatTemplates(files, sources.tokenizerConfig))]);
}

function kindOf(metadata: ReadonlyMap<string, TypedValue>): VocabularyKind {
  const kind: unknown = metadata.get('tokenizer.ggml.model')?.value;
  if (kind === 'bert' || kind === 'gpt2' || kind === 'llama' || kind === 't5') return kind;
  throw new TypeError('every vocabulary says of what kind it is');
}

function modelType(tokenizer: Settings): string | undefined {
  return tokenizer.section('model')?.optionalText('type');
}

function isWordPiece(tokenizer: Settings): boolean {
  return modelType(tokenizer) === 'WordPiece';
}

async function convertVocabulary(
  vocabulary: Vocabulary,
  files: ModelFiles,
  tokenizer: Settings,
): Promise<Map<string, TypedValue>> {
  const type = modelType(tokenizer) ?? (tokenizer.section('model')?.has('merges') ? 'BPE' : undefined);
  if (type === 'WordPiece') return wordPiece(vocabulary, tokenizer);
  if (type === 'Unigram') return unigram(vocabulary, tokenizer);
  if (type === 'BPE' && isByteLevel(tokenizer.raw('pre_tokenizer'))) return byteLevelBpe(vocabulary, tokenizer);
  if (files.has('tokenizer.model')) return sentencePieceFile(vocabulary, files);
  if (type === 'BPE') return sentencePieceJson(vocabulary, tokenizer);
  if (type === undefined) throw new ModelFilesError('there is neither tokenizer.json nor tokenizer.model');
  throw new UnsupportedModelError(`tokenizers of the type ${JSON.stringify(type)} are not supported`);
}
