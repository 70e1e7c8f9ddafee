import { ModelFilesError } from '../errors/model-files-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { StoredTensor } from '../weights/weight.js';

/** The factors of what an adapter adds, under the names of the tensors that they are added to. */
export interface FactorPairs {
  /** Of the shape rank × columns. */
  readonly columns: readonly StoredTensor[];
  /** Of the shape rows × rank. */
  readonly rows: readonly StoredTensor[];
}

/** As PEFT names them: `base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight`. */
const namePattern =
  /^(?:base_model\.model\.)?(?<base>.+)\.lora_(?:embedding_)?(?<factor>[AB])(?:\.default)?(?:\.weight)?$/u;

/**
 * Sorts the tensors of an adapter.
 *
 * @throws {UnsupportedModelError} for tensors that are no factors: whole weights, magnitudes.
 * @throws {ModelFilesError} where one of two factors is missing.
 */
export function factorPairs(tensors: Iterable<StoredTensor>): FactorPairs {
  const columns = new Map<string, StoredTensor>();
  const rows = new Map<string, StoredTensor>();
  for (const tensor of tensors) {
    // The base's own weights, which some tools save along.
    if (tensor.name.endsWith('.base_layer.weight')) continue;
    const { base, factor } = namePattern.exec(tensor.name)?.groups ?? {};
    if (base === undefined) {
      throw new UnsupportedModelError(`the adapter has the tensor ${tensor.name}, which is no factor of a LoRA`);
    }
    (factor === 'A' ? columns : rows).set(base, { ...tensor, name: `${base}.weight` });
  }
  for (const base of new Set([...columns.keys(), ...rows.keys()])) {
    if (!columns.has(base) || !rows.has(base)) throw new ModelFilesError(`the adapter has one factor only of ${base}`);
  }
  if (columns.size === 0) throw new ModelFilesError('the adapter has no tensors');
  return { columns: [...columns.values()], rows: [...rows.values()] };
}
