import { eastAsianWidth } from 'get-east-asian-width';

const onlyAscii = /^[\u0020-\u007E]*$/;
const withoutWidth = /[\p{Mark}\p{Format}\p{Control}]/u;

/**
 * The columns that a text takes on a terminal: two for East Asian characters and emoji, none for marks that belong to
 * the character before them.
 */
export function displayWidth(text: string): number {
  if (onlyAscii.test(text)) return text.length;
  let width = 0;
  for (const character of text)
    if (!withoutWidth.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}
