export type { TinyModelAnswer, TinyModelAnswers } from './answers.js';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TinyModelAnswers } from './answers.js';

const file = (name: string): string => fileURLToPath(new URL(`../files/${name}`, import.meta.url));

/** Where the files of the tiny model are. Absolute paths. */
export const tinyModelFiles = {
  /** The weights, GGUF, Q8_0, 1.3 MB. Tokenizer and Jinja template are inside. */
  weights: file('puna-tiny-q8_0.gguf'),
  /** The chat template in Go's template language, as a Modelfile's TEMPLATE takes it. */
  goTemplate: file('template.gotmpl'),
  /** The same chat template in Jinja. */
  jinjaTemplate: file('template.jinja'),
  /** Requests and their greedy answers; see `readTinyModelAnswers`. */
  answers: file('expected.json'),
} as const;

/** The name under which Puna offers the model. */
export const tinyModelName = 'puna-tiny';

/** Reads the requests whose greedy answers (temperature 0, no penalties) are known character by character. */
export async function readTinyModelAnswers(): Promise<TinyModelAnswers> {
  return JSON.parse(await readFile(tinyModelFiles.answers, 'utf8')) as TinyModelAnswers;
}
