import { fileURLToPath } from 'node:url';

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
  /** Texts and their vectors; see `readTinyModelEmbeddings`. */
  embeddings: file('embeddings.json'),
} as const;
