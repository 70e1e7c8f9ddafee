import koffi from 'koffi';
import { QuantizerUnavailableError } from '../errors/quantizer-unavailable-error.js';

/** The fields of llama.cpp's `llama_model_quantize_params` that are of use here, under their own names. */
export interface QuantizeParameters {
  readonly nthread: number;
  readonly ftype: number;
  readonly allow_requantize: boolean;
  readonly max_buf_size: number;
}

/** The structure as `include/llama.h` of the pinned release lays it out, in order and width. Enumerations are `int`. */
export const quantizeParameters = koffi.struct('llama_model_quantize_params', {
  nthread: 'int32_t',
  ftype: 'int',
  output_tensor_type: 'int',
  token_embedding_type: 'int',
  allow_requantize: 'bool',
  quantize_output_tensor: 'bool',
  only_copy: 'bool',
  pure: 'bool',
  keep_split: 'bool',
  dry_run: 'bool',
  imatrix: 'void *',
  kv_overrides: 'void *',
  tt_overrides: 'void *',
  prune_layers: 'void *',
  max_buf_size: 'size_t',
});

/** Its size in bytes on 64-bit machines, as the compiler says. */
const expectedSize = 64;

/** What the library answers as its defaults in this release: a layout that is off by one field does not give these. */
const expectedDefaults: Readonly<Record<string, unknown>> = {
  nthread: 0,
  ftype: 7,
  output_tensor_type: 43,
  token_embedding_type: 43,
  allow_requantize: false,
  quantize_output_tensor: true,
  only_copy: false,
  pure: false,
  keep_split: false,
  dry_run: false,
  imatrix: null,
  kv_overrides: null,
  tt_overrides: null,
  prune_layers: null,
  max_buf_size: 8 * 1024 ** 3,
};

/** @throws QuantizerUnavailableError where the structure can't be that of the library. */
export function checkLayout(defaults: Readonly<Record<string, unknown>>): void {
  const size = koffi.sizeof(quantizeParameters);
  if (size !== expectedSize)
    throw new QuantizerUnavailableError(
      `a structure of llama.cpp takes ${size} bytes on this machine instead of ${expectedSize}`,
    );
  for (const [name, expected] of Object.entries(expectedDefaults)) {
    if (defaults[name] === expected) continue;
    throw new QuantizerUnavailableError(
      `llama.cpp's library is not the one that is known here: its default for ${name} is ${String(defaults[name])}`,
    );
  }
}
