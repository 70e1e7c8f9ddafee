import type { Settings } from '../model-files/settings.js';
import type { TypedValue } from '../writing/metadata-values.js';
import type { Weight } from '../weights/weight.js';

/** Where a tensor goes, and what is done to it. `to` is the new name. */
export type TensorRule =
  | string
  /** The rows are put in another order; the same is done to what an adapter adds to them. */
  | { readonly to: string; readonly reorderRows: WeightChange }
  | { readonly to: string; readonly change: WeightChange }
  /** The second last dimension is halved: fused projections. */
  | { readonly halves: readonly [string, string] };

/** What is done to a tensor, with the help of the configuration. */
export type WeightChange = (weight: Weight, config: Settings) => Weight;

/**
 * Tensors by their names in the checkpoint, without the ending `.weight` or `.bias`, which stays. `*` stands for the number
 * of the layer, `#` for another number: of an expert, or of what else becomes one tensor with a dimension more.
 */
export type TensorTable = Readonly<Record<string, TensorRule>>;

/** Metadata without the architecture's name in front, except what starts with `tokenizer.`. An `undefined` value is left out. */
export type SettingTable = Readonly<Record<string, TypedValue | undefined>>;

/** A tensor that is computed from the configuration. */
export interface ComputedTensor {
  readonly name: string;
  readonly values: readonly number[];
}

/** What `convertHuggingFace` must know of an architecture. */
export interface Architecture {
  /** The names of Hugging Face's classes, as `architectures` of config.json has them. */
  readonly names: readonly string[];
  /** llama.cpp's name. */
  readonly ggufName: string;
  /** What may stand in front of the names of the table; the first that fits is left out. Default: `model.`. */
  readonly prefixes?: readonly string[];
  readonly tensors: TensorTable;
  /** Tensors that llama.cpp does not need. Matched without prefix. */
  readonly ignored?: readonly RegExp[];
  /** Metadata. Throws `UnsupportedModelError` for settings that llama.cpp can't compute. */
  readonly settings: (config: Settings) => SettingTable;
  readonly computedTensors?: (config: Settings) => readonly ComputedTensor[];
}
