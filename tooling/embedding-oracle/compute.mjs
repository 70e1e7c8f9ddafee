import { hiddenStates, unitMean } from './forward.mjs';
import { tokenize } from './tokenize.mjs';

/** @typedef {import('./read-gguf.mjs').Weights} Weights */

/** Texts with short and long words, digits, other scripts, white space, and more than one part of a batch. */
export const texts = [
  'x',
  'A dog runs over the field.',
  'Interest rates rose again: 4.25 % in 2024!',
  'Ein Hund läuft über das Feld. 日本語 😀',
  '  two  blanks\n\tand a tab ',
  'Puna runs models on your own machine. '.repeat(8),
];

/**
 * What the variant for embeddings must give for a text. The numbers have the seven digits that 32-bit floats have.
 *
 * @param {Weights} weights
 * @param {string} text
 */
export function compute(weights, text) {
  const tokens = tokenize(weights, text);
  const vector = unitMean(hiddenStates(weights, tokens));
  return { text, tokens: tokens.length, embedding: Array.from(vector, (value) => Number(value.toFixed(7))) };
}
