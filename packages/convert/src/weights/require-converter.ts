import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { elementConverter, type ElementConverter, type WeightType } from './convert-elements.js';
import type { StoredTensor } from './weight.js';

/**
 * What brings the weights of a tensor to a type that is written.
 *
 * @throws {UnsupportedModelError} where they are whole numbers.
 */
export function requireConverter(tensor: Pick<StoredTensor, 'name' | 'type'>, type: WeightType): ElementConverter {
  const converter = elementConverter(tensor.type, type);
  if (converter !== undefined) return converter;
  throw new UnsupportedModelError(`tensor ${tensor.name} has the type ${tensor.type}, which is no type of weights`);
}
