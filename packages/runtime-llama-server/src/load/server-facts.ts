import type { ServerClient } from '../http/server-client.js';
import { listIn, numberIn, objectIn, textIn } from '@puna/runtime/adapter';

/** What a running server says about its model. Lengths are in tokens. */
export interface ServerFacts {
  /** Tokens that one slot holds: what was asked for, rounded up by llama.cpp, and at most the trained length. */
  readonly slotLength: number;
  readonly trainedContextLength: number;
  readonly embeddingLength: number;
  readonly vocabularySize: number;
  readonly vision: boolean;
  readonly audio: boolean;

  /** The place of an image in a prompt: newer servers make up a spelling that no user can guess. */
  readonly mediaMarker: string;

  /** The token before a text, where the model wants one, and its spelling. */
  readonly prefix: SpelledToken | undefined;

  /** The token after a text, where the model wants one (encoders do). */
  readonly suffix: number | undefined;

  /** Tokens that end an answer, and their spellings. */
  readonly endTokens: ReadonlyMap<number, string>;
}

interface SpelledToken {
  readonly token: number;
  readonly text: string;
}

/** The marker of servers that do not tell one. */
const olderMediaMarker = '<__media__>';

/** Asks a server that has just loaded its model. */
export async function readFacts(client: ServerClient, generates: boolean): Promise<ServerFacts> {
  const [properties, models] = await Promise.all([client.get('/props'), client.get('/v1/models')]);
  const { default_generation_settings: settings, modalities, media_marker: marker } = objectIn(properties);
  const meta = objectIn(objectIn(listIn(objectIn(models)['data'])[0])['meta']);
  const vocabularySize = numberIn(meta['n_vocab']);
  const around = await tokensAround(client);
  return {
    slotLength: numberIn(objectIn(settings)['n_ctx']),
    trainedContextLength: numberIn(meta['n_ctx_train']),
    embeddingLength: numberIn(meta['n_embd']),
    vocabularySize,
    vision: objectIn(modalities)['vision'] === true,
    audio: objectIn(modalities)['audio'] === true,
    mediaMarker: textIn(marker) || olderMediaMarker,
    prefix:
      around.prefix === undefined ? undefined : { token: around.prefix, text: await spell(client, around.prefix) },
    suffix: around.suffix,
    endTokens: generates ? await readEndTokens(client, vocabularySize) : new Map(),
  };
}

/** The special tokens that the tokenizer puts around a text, seen from one text with and without them. */
async function tokensAround(
  client: ServerClient,
): Promise<{ readonly prefix: number | undefined; readonly suffix: number | undefined }> {
  const [bare, whole] = await Promise.all([tokens(client, false), tokens(client, true)]);
  const hasPrefix = whole[0] !== bare[0];
  const hasSuffix = whole.length - bare.length > (hasPrefix ? 1 : 0);
  return { prefix: hasPrefix ? whole[0] : undefined, suffix: hasSuffix ? whole.at(-1) : undefined };
}

async function tokens(client: ServerClient, addSpecial: boolean): Promise<number[]> {
  const answer = await client.post('/tokenize', { content: 'a', add_special: addSpecial });
  return listIn(objectIn(answer)['tokens']).map((token) => numberIn(token));
}

async function spell(client: ServerClient, token: number): Promise<string> {
  return textIn(objectIn(await client.post('/detokenize', { tokens: [token] }))['content']);
}

/**
 * The server has no list of the tokens that end an answer, but a request to ignore them shows them as a bias. The prompt
 * is a token that no prompt begins with, so that no slot seems to remember anything.
 */
async function readEndTokens(client: ServerClient, vocabularySize: number): Promise<Map<number, string>> {
  const request = { prompt: [vocabularySize - 1], n_predict: 0, ignore_eos: true, cache_prompt: false };
  const answer = objectIn(await client.post('/completion', request));
  const biases = listIn(objectIn(answer['generation_settings'])['logit_bias']);
  const ids = biases.map((bias) => numberIn(objectIn(bias)['token'], -1)).filter((id) => id >= 0);
  return new Map(await Promise.all(ids.map(async (id) => [id, await spell(client, id)] as const)));
}
