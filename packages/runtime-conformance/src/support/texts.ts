import type { LoadedModel } from '@puna/runtime';

/** A text of at least so many tokens. */
export async function textOfTokens(model: LoadedModel, tokens: number): Promise<string> {
  const sentence = 'The small red house stands by the river and waits. ';
  const perSentence = (await model.tokenize(sentence)).length;
  return sentence.repeat(Math.ceil(tokens / Math.max(1, perSentence)) + 1);
}

/** Texts that tokenizers find hard: signs of one to four bytes, spaces, line breaks. */
export const variedTexts: readonly string[] = [
  'Hello, world!',
  'Größe, naïve, señor',
  '日本語のテキスト',
  '😀 👩‍👩‍👧 🇵🇪',
  'a  b   c\n\n\td\r\ne',
  '{"key": [1, 2.5, null]}',
];
