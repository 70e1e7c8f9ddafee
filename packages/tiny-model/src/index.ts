export type { TinyModelAnswer, TinyModelAnswers } from './answers.js';
export { readTinyModelEmbeddings, type TinyModelEmbedding, type TinyModelEmbeddings } from './embeddings.js';
export { tinyModelFiles } from './files.js';
export { readTinyModelVariant, type TinyModelPurpose } from './variant.js';
import { readFile } from 'node:fs/promises';
import type { TinyModelAnswers } from './answers.js';
import { tinyModelFiles } from './files.js';

/** The name under which Puna offers the model. */
export const tinyModelName = 'puna-tiny';

/** Reads the requests whose greedy answers (temperature 0, no penalties) are known character by character. */
export async function readTinyModelAnswers(): Promise<TinyModelAnswers> {
  return JSON.parse(await readFile(tinyModelFiles.answers, 'utf8')) as TinyModelAnswers;
}
