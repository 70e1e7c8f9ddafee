import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';

/** The names of a smooth step, exact or approximated: the difference is below what 16 bits show. */
export const gelus = ['gelu', 'gelu_new', 'gelu_fast', 'gelu_python', 'gelu_pytorch_tanh'] as const;

/** The names of a number times its logistic function. */
export const silus = ['silu', 'swish'] as const;

/**
 * Which function llama.cpp has between the matrices of a network is fixed for each architecture.
 *
 * @throws {UnsupportedModelError} where the configuration names another.
 */
export function requireActivation(config: Settings, expected: readonly string[]): void {
  const name = config.optionalText('hidden_activation', 'hidden_act', 'activation_function');
  if (name === undefined || expected.includes(name)) return;
  throw new UnsupportedModelError(`the activation is ${JSON.stringify(name)}; llama.cpp computes with ${expected[0]}`);
}
