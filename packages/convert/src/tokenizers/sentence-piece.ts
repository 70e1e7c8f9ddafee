import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { ModelFiles } from '../model-files/model-files.js';
import type { Settings } from '../model-files/settings.js';
import { bool, text, type TypedValue } from '../writing/metadata-values.js';
import { addVocabularyObject, readMerges } from './byte-level-bpe.js';
import { metaspacePrefixes, parts } from './parts.js';
import { readSentencePieceModel } from './sentence-piece-model.js';
import { tokenTypes, type Token, type Vocabulary } from './token.js';

const modelName = 'tokenizer.model';

function describe(addsSpacePrefix: boolean): Map<string, TypedValue> {
  return new Map<string, TypedValue>([
    ['tokenizer.ggml.model', text('llama')],
    ['tokenizer.ggml.pre', text('default')],
    ['tokenizer.ggml.add_space_prefix', bool(addsSpacePrefix)],
  ]);
}

/** A vocabulary of SentencePiece's pairs algorithm, from its own file (Llama 2, Mistral, Gemma …). */
export async function sentencePieceFile(vocabulary: Vocabulary, files: ModelFiles): Promise<Map<string, TypedValue>> {
  const { pieces, algorithm, addsSpacePrefix } = readSentencePieceModel(await files.bytes(modelName), modelName);
  if (algorithm !== 'bpe') {
    throw new UnsupportedModelError(
      `${modelName} is made with an algorithm other than pairs, which is not supported here`,
    );
  }
  for (const [id, piece] of pieces.entries()) vocabulary.set(id, asWritten(piece));
  return describe(addsSpacePrefix);
}

/** What the user may write is compared with the text before spaces become SentencePiece's sign. */
const asWritten = (piece: Token): Token =>
  piece.type === tokenTypes.userDefined ? { ...piece, text: piece.text.replaceAll('▁', ' ') } : piece;

/**
 * The same from tokenizer.json, where the pieces' scores are missing. The algorithm joins the pair with the best score
 * first; tokenizer.json has the pairs in that order, so the place of a piece's first pair does for a score.
 */
export function sentencePieceJson(vocabulary: Vocabulary, tokenizer: Settings): Map<string, TypedValue> {
  const model = addVocabularyObject(vocabulary, tokenizer);
  const ranks = new Map<string, number>();
  for (const [index, pair] of readMerges(model).entries()) {
    const piece = pair.join('');
    if (!ranks.has(piece)) ranks.set(piece, index);
  }
  const unknown = model.optionalText('unk_token');
  for (const token of vocabulary.tokens) {
    if (token.type !== tokenTypes.normal) continue;
    // Single characters are no result of a pair; their score is never asked for.
    token.score = 0 - (ranks.get(token.text) ?? ranks.size);
    if (token.text === unknown) token.type = tokenTypes.unknown;
    else if (/^<0x[0-9A-F]{2}>$/u.test(token.text)) token.type = tokenTypes.byte;
  }
  return describe(putsSpaceInFront(tokenizer));
}

/** By the normalizer that puts SentencePiece's sign in front, or by the pre-tokenizer that does. */
function putsSpaceInFront(tokenizer: Settings): boolean {
  const prepends = parts(tokenizer.raw('normalizer')).some(({ type }) => type === 'Prepend');
  return prepends || (metaspacePrefixes(tokenizer.raw('pre_tokenizer')) ?? false);
}
