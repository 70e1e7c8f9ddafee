import { ModelFilesError } from '../errors/model-files-error.js';
import { ProtobufReader } from './protobuf-reader.js';
import { largestVocabulary, tokenTypes, type Token } from './token.js';

/** What a `tokenizer.model` says. */
export interface SentencePieceModel {
  readonly pieces: readonly Token[];
  readonly algorithm: 'unigram' | 'bpe' | 'other';
  /** Whether a space is put in front of a text. */
  readonly addsSpacePrefix: boolean;
}

// Field numbers of sentencepiece_model.proto.
const modelFields = { piece: 1, trainer: 2, normalizer: 3 } as const;
const pieceFields = { text: 1, score: 2, type: 3 } as const;
const trainerFields = { modelType: 3 } as const;
const normalizerFields = { addDummyPrefix: 3 } as const;

const algorithms: ReadonlyMap<number, SentencePieceModel['algorithm']> = new Map([
  [1, 'unigram'],
  [2, 'bpe'],
]);

/**
 * Reads SentencePiece's model file, a protocol buffer. Of its some 60 fields five matter here, so that a library and a
 * schema would be more to keep than the reader beside this file.
 */
export function readSentencePieceModel(bytes: Uint8Array, name: string): SentencePieceModel {
  const failure = (problem: string): ModelFilesError => new ModelFilesError(`${name} ${problem}`);
  const pieces: Token[] = [];
  let algorithm: SentencePieceModel['algorithm'] = 'unigram';
  let addsSpacePrefix = true;
  const reader = new ProtobufReader(bytes, failure);
  for (const field of reader.fields()) {
    if (field.number === modelFields.piece) {
      if (pieces.length === largestVocabulary) throw failure(`has more than ${largestVocabulary} pieces`);
      pieces.push(readPiece(reader.nested(field)));
    } else if (field.number === modelFields.trainer) {
      for (const { number, value } of reader.nested(field).fields()) {
        if (number === trainerFields.modelType) algorithm = algorithms.get(value) ?? 'other';
      }
    } else if (field.number === modelFields.normalizer) {
      for (const { number, value } of reader.nested(field).fields()) {
        if (number === normalizerFields.addDummyPrefix) addsSpacePrefix = value !== 0;
      }
    }
  }
  if (pieces.length === 0) throw failure('has no pieces');
  return { pieces, algorithm, addsSpacePrefix };
}

function readPiece(reader: ProtobufReader): Token {
  const piece: Token = { text: '', score: 0, type: tokenTypes.normal };
  for (const field of reader.fields()) {
    if (field.number === pieceFields.text) piece.text = reader.text(field);
    else if (field.number === pieceFields.score) piece.score = reader.float32(field);
    // SentencePiece's numbers of the types are llama.cpp's.
    else if (field.number === pieceFields.type) piece.type = field.value;
  }
  return piece;
}
