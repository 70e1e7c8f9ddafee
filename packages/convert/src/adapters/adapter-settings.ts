import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { isObject } from '../json/parse-json.js';
import type { Settings } from '../model-files/settings.js';

/**
 * The strength of an adapter as llama.cpp wants it, which divides it by the rank.
 *
 * @throws {UnsupportedModelError} for kinds of adapters that llama.cpp does not compute.
 */
export function adapterAlpha(config: Settings): number {
  const type = config.optionalText('peft_type') ?? 'LORA';
  if (type.toUpperCase() !== 'LORA') {
    throw new UnsupportedModelError(`adapters of the type ${JSON.stringify(type)} are not supported; LORA is`);
  }
  if (config.optionalBoolean('use_dora') === true) throw new UnsupportedModelError('DoRA adapters are not supported');
  const byModule = config.raw('alpha_pattern');
  if (isObject(byModule) && Object.keys(byModule).length > 0) {
    throw new UnsupportedModelError('adapters with an alpha for each module (alpha_pattern) are not supported');
  }
  const alpha = config.number('lora_alpha');
  // Rank-stabilised adapters are divided by the root of the rank instead.
  return config.optionalBoolean('use_rslora') === true ? alpha * Math.sqrt(config.count('r')) : alpha;
}
