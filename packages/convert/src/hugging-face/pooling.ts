import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { isObject } from '../json/parse-json.js';
import type { ModelFiles } from '../model-files/model-files.js';
import type { Settings } from '../model-files/settings.js';
import { uint32, type TypedValue } from '../writing/metadata-values.js';

/** llama.cpp's numbers of the ways to make one vector of a text's many. */
export const poolingTypes = { mean: 1, cls: 2, last: 3 } as const;

/** The ways by their name in a pooling module: a flag each, or since sentence-transformers 5 one word. */
const modes = [
  { flag: 'pooling_mode_mean_tokens', word: 'mean', type: poolingTypes.mean },
  { flag: 'pooling_mode_cls_token', word: 'cls', type: poolingTypes.cls },
  { flag: 'pooling_mode_lasttoken', word: 'lasttoken', type: poolingTypes.last },
] as const;

/** How sentence-transformers' modules pool, as metadata; `undefined` where there are none. */
export async function poolingType(files: ModelFiles): Promise<TypedValue | undefined> {
  const name = await poolingConfig(files);
  if (name === undefined) return undefined;
  const settings = await files.settings(name);
  const type = poolingTypeOf(settings);
  if (type !== undefined) return uint32(type);
  throw new UnsupportedModelError(`${name} pools in a way other than mean, CLS or last token`);
}

function poolingTypeOf(settings: Settings): number | undefined {
  const word = settings.optionalText('pooling_mode');
  return modes.find(({ flag, word: own }) => settings.optionalBoolean(flag) === true || own === word)?.type;
}

/** The configuration of the module that pools: the one that modules.json names, or the usual one. */
async function poolingConfig(files: ModelFiles): Promise<string | undefined> {
  const usual = '1_Pooling/config.json';
  if (!files.has('modules.json')) return files.has(usual) ? usual : undefined;
  const modules = await files.json('modules.json');
  if (!Array.isArray(modules)) return undefined;
  for (const module of modules) {
    if (!isObject(module)) continue;
    const { type, path } = module;
    if (typeof type === 'string' && type.endsWith('Pooling') && typeof path === 'string') return `${path}/config.json`;
  }
  return undefined;
}
