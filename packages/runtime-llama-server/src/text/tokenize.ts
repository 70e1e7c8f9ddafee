import type { TokenizeOptions } from '@puna/runtime';
import { checkTokens, listIn, numberIn, objectIn, textIn } from '@puna/runtime/adapter';
import type { ServerClient } from '../http/server-client.js';

/** The tokens of a text. */
export async function tokenize(
  client: ServerClient,
  text: string,
  { addSpecial = false, parseSpecial = true }: TokenizeOptions,
  signal: AbortSignal,
): Promise<number[]> {
  if (text === '' && !addSpecial) return [];
  const request = { content: text, add_special: addSpecial, parse_special: parseSpecial };
  const answer = objectIn(await client.post('/tokenize', request, signal));
  return listIn(answer['tokens']).map((token) => numberIn(token));
}

/** The text of tokens. @throws InvalidRequestError where a number is no token: llama-server might crash. */
export async function detokenize(
  client: ServerClient,
  tokens: readonly number[],
  vocabularySize: number,
  signal: AbortSignal,
): Promise<string> {
  checkTokens(tokens, vocabularySize);
  if (tokens.length === 0) return '';
  return textIn(objectIn(await client.post('/detokenize', { tokens }, signal))['content']);
}
