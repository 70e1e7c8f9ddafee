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
  for (const key of ['alpha_pattern', 'layer_replication', 'alora_invocation_tokens']) {
    if (isFilled(config.raw(key))) throw new UnsupportedModelError(`adapters with ${key} are not supported`);
  }
  requireOriginalBase(config);
  const alpha = config.number('lora_alpha');
  // Of 0 llama.cpp thinks that it is not told.
  if (alpha === 0) throw new UnsupportedModelError('lora_alpha is 0, so that the adapter changes nothing');
  if (config.optionalBoolean('use_rslora') !== true) return alpha;
  // Rank-stabilised adapters are divided by the root of the rank instead.
  if (isFilled(config.raw('rank_pattern'))) {
    throw new UnsupportedModelError('adapters with use_rslora and rank_pattern are not supported');
  }
  return alpha * Math.sqrt(config.count('r'));
}

/** Some ways to begin a training change the weights of the base too, which the adapter's files do not have. */
function requireOriginalBase(config: Settings): void {
  const way = config.raw('init_lora_weights');
  if (typeof way !== 'string' || !/^(?:pissa|olora|corda|loftq)/iu.test(way)) return;
  throw new UnsupportedModelError(
    `the adapter was trained for a base that init_lora_weights = ${JSON.stringify(way)} changed; save it as a plain one with PEFT`,
  );
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}
