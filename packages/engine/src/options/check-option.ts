import type { ParameterType } from '@puna/modelfile';
import { InvalidOptionError } from '../errors/invalid-option-error.js';

/** How the error texts of the API name a type (contract: api, section 2 "options"). */
const typeNames: Readonly<Record<ParameterType, string>> = {
  integer: 'integer',
  float: 'float32',
  boolean: 'boolean',
  strings: 'array',
};

function isOfType(type: ParameterType, value: unknown): boolean {
  if (type === 'strings') return Array.isArray(value);
  return typeof value === (type === 'boolean' ? 'boolean' : 'number');
}

/**
 * The value of an option, checked; integers drop their fraction.
 *
 * @throws InvalidOptionError where the value has the wrong type.
 */
export function checkOption(name: string, type: ParameterType, value: unknown): unknown {
  if (!isOfType(type, value)) {
    throw new InvalidOptionError(`option "${name}" must be of type ${typeNames[type]}`, { option: name });
  }
  if (Array.isArray(value) && !value.every((item) => typeof item === 'string')) {
    throw new InvalidOptionError(`option "${name}" must be of an array of strings`, { option: name });
  }
  return type === 'integer' ? Math.trunc(value as number) : value;
}
