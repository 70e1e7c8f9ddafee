import type { GgufTensor } from '@puna/convert';

/** What is shown of a tensor. */
export type ShownTensor = Pick<GgufTensor, 'name' | 'type' | 'shape'>;

/** The number of a tensor's layer; -1 for those that belong to none. */
function layerOf(name: string): number {
  return Number(/^blk\.(\d+)\./.exec(name)?.[1] ?? -1);
}

/** The tensors layer by layer, those of no layer first, each group by name: the order that people look things up in. */
export function orderTensors(tensors: readonly GgufTensor[]): ShownTensor[] {
  return tensors
    .map(({ name, type, shape }) => ({ name, type, shape }))
    .sort((a, b) => layerOf(a.name) - layerOf(b.name) || (a.name < b.name ? -1 : 1));
}
