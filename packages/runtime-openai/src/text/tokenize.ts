import { InvalidRequestError, RuntimeError, type TokenizeOptions, UnsupportedError } from '@puna/runtime';
import { listIn, numberIn, objectIn, textIn } from '@puna/runtime/adapter';
import type { UpstreamPool } from '../upstream/upstream-pool.js';

/** OpenAI's API has no tokenizer. vLLM, SGLang and llama-server have one beside it, under names of their own. */
export async function tokenizeOn(
  pool: UpstreamPool,
  model: string,
  text: string,
  { addSpecial = false, parseSpecial = true }: TokenizeOptions,
  signal: AbortSignal,
): Promise<number[]> {
  const body = {
    model,
    prompt: text,
    add_special_tokens: addSpecial,
    content: text,
    add_special: addSpecial,
    parse_special: parseSpecial,
  };
  const answer = objectIn(await askBeside(pool, 'tokenize', body, signal));
  return listIn(answer['tokens']).map((token) => numberIn(token));
}

/** The text of tokens, where the engine has a way to ask. */
export async function detokenizeOn(
  pool: UpstreamPool,
  model: string,
  tokens: readonly number[],
  signal: AbortSignal,
): Promise<string> {
  const { prompt, content } = objectIn(await askBeside(pool, 'detokenize', { model, tokens }, signal));
  return textIn(prompt) || textIn(content);
}

/** Asks for what stands beside the API, not below its base address. */
async function askBeside(pool: UpstreamPool, name: string, body: unknown, signal: AbortSignal): Promise<unknown> {
  try {
    return await pool.ask({ path: `/${name}`, isBeside: true, body, signal });
  } catch (error) {
    if (!RuntimeError.isInstance(error) || !isUnknownPath(error)) throw error;
    throw new UnsupportedError(`The engine elsewhere can't ${name}.`, { ...error.details }, { cause: error });
  }
}

function isUnknownPath(error: RuntimeError): boolean {
  return InvalidRequestError.isInstance(error) && [404, 405, 501].includes(numberIn(error.details['status']));
}
