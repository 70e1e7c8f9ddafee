import { fileTypeName, type GgufFile } from '@puna/convert';
import { QuantizationError } from '../../errors/quantization-error.js';
import type { Quantizer } from '../quantizer.js';

/** Number formats that are no quantisation. */
export const floatTypes = ['F32', 'F16', 'BF16'] as const;

export type FloatType = (typeof floatTypes)[number];

/** Whether weights in this type are not quantised. */
export function isFloatType(type: string): type is FloatType {
  return (floatTypes as readonly string[]).includes(type);
}

/** What most of a file's bytes are, where none are quantised; else the quantisation that the file names. */
export function weightType(header: GgufFile): string {
  const bytes = new Map<string, number>();
  for (const { type, byteLength } of header.tensors) bytes.set(type, (bytes.get(type) ?? 0) + byteLength);
  const quantized = [...bytes.keys()].some((type) => !isFloatType(type));
  const [largest] = [...bytes].toSorted(([, left], [, right]) => right - left)[0] ?? [];
  return quantized || largest === undefined ? fileTypeName(header) : largest;
}

/**
 * The type that a request means; undefined where it asks for none.
 *
 * @throws QuantizationError for a type that is not known, and where nothing can quantise.
 */
export function requestedType(quantizer: Quantizer | undefined, text: string | undefined): string | undefined {
  if (!text) return undefined;
  const type = text.toUpperCase();
  if (quantizer === undefined) {
    if (isFloatType(type)) return type;
    throw new QuantizationError(
      `quantizing to ${type} is not possible here: this server was set up without a quantizer`,
    );
  }
  const found = quantizer.findType(text);
  if (found !== undefined) return found;
  throw new QuantizationError(
    `unsupported quantization type ${type} - supported types are ${orderedTypes(quantizer).join(', ')}`,
  );
}

/** Those that the original has come first, in its order (contract: api, section 13). */
function orderedTypes({ types }: Quantizer): string[] {
  const usual = ['F32', 'F16', 'Q4_K_S', 'Q4_K_M', 'Q8_0'].filter((type) => types.includes(type));
  return [...usual, ...types.filter((type) => !usual.includes(type))];
}
