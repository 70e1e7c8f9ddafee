import { isObject } from '../json/parse-json.js';
import type { ModelFiles } from '../model-files/model-files.js';

/** llama.cpp takes a model for Phi-3 by its name, and then removes spaces behind all special tokens but three. */
const phi3 = /phi-?3/giu;

/** The tokens that llama.cpp looks up in a model with such a name; without them it does not load it. */
const needed = ['<s>', '</s>', '<unk>', '<|endoftext|>'] as const;
const plain = new Set<string>(['<s>', '<unk>', '<|endoftext|>']);

/**
 * The name for `general.name`: the given one, changed where llama.cpp would treat spaces otherwise by it than the model's
 * tokenizer does.
 *
 * @param tokens the vocabulary
 */
export async function modelName(
  files: ModelFiles,
  given: string | undefined,
  tokens: readonly unknown[],
): Promise<string | undefined> {
  const mayStrip = needed.every((token) => tokens.includes(token));
  const strips = mayStrip && (await removesSpacesBehind(files));
  if (!strips) return given?.replaceAll(phi3, 'Phi 3');
  if (given !== undefined && given.search(phi3) !== -1) return given;
  return given === undefined ? 'Phi-3' : `${given} (Phi-3)`;
}

/** Whether most added tokens take spaces behind them with them. */
async function removesSpacesBehind(files: ModelFiles): Promise<boolean> {
  const tokenizer = files.has('tokenizer.json') ? await files.largeSettings('tokenizer.json') : undefined;
  const config = (await files.optionalSettings('tokenizer_config.json')).raw('added_tokens_decoder');
  const added = [
    ...(tokenizer?.optionalList('added_tokens') ?? []),
    ...(isObject(config) ? Object.values(config) : []),
  ];
  const others = added.filter(
    (token) => isObject(token) && !(typeof token['content'] === 'string' && plain.has(token['content'])),
  );
  const stripping = others.filter((token) => isObject(token) && token['rstrip'] === true);
  return stripping.length * 2 > others.length;
}
