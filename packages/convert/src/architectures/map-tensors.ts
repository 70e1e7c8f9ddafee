import { ModelFilesError } from '../errors/model-files-error.js';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { Settings } from '../model-files/settings.js';
import { splitRows, stackWeights, wholeTensor, type StoredTensor, type Weight } from '../weights/weight.js';
import type { Architecture, TensorRule } from './architecture.js';

/** A tensor of the new file. */
export interface MappedTensor {
  readonly name: string;
  readonly weight: Weight;
}

const defaultPrefixes = ['language_model.model.', 'model.language_model.', 'language_model.', 'model.'];

/** Old names of the parts of a layer norm. */
const endings: Readonly<Record<string, string>> = {
  '.weight': '.weight',
  '.bias': '.bias',
  '.gamma': '.weight',
  '.beta': '.bias',
};

/** A tensor's name in parts: `layers.3.mlp.experts.7.w1.weight` is `layers.*.mlp.experts.#.w1`, 3, 7 and `.weight`. */
interface TensorName {
  readonly pattern: string;
  readonly layer: number | undefined;
  readonly item: number | undefined;
  readonly ending: string;
}

/**
 * What rules are applied for: whole weights, or the two factors of what an adapter adds to them. The second factor has the
 * weights' rows; the first only their columns, which no rule changes.
 */
export type MappedPart = 'weights' | 'adapter-rows' | 'adapter-columns';

/**
 * Finds the place of every tensor of a checkpoint.
 *
 * @throws {UnsupportedModelError} for a tensor that has no place.
 * @throws {ModelFilesError} where one of a stack, or all of a layer, is missing.
 */
export function mapTensors(
  tensors: Iterable<StoredTensor>,
  architecture: Architecture,
  config: Settings,
  part: MappedPart = 'weights',
): MappedTensor[] {
  const targets = new TargetTensors();
  const order = Object.keys(architecture.tensors);
  for (const tensor of tensors) {
    const bare = withoutPrefix(tensor.name, architecture.prefixes ?? defaultPrefixes);
    if (architecture.ignored?.some((pattern) => pattern.test(bare))) continue;
    if (tensor.shape.length === 0 || tensor.shape.includes(0)) {
      throw new ModelFilesError(`the tensor ${tensor.name} of shape [${tensor.shape.join(', ')}] is empty`);
    }
    const name = parseName(bare);
    const rule = Object.hasOwn(architecture.tensors, name.pattern) ? architecture.tensors[name.pattern] : undefined;
    if (rule === undefined) {
      throw new UnsupportedModelError(
        `the tensor ${tensor.name} has no place in the architecture ${architecture.ggufName}`,
      );
    }
    for (const target of applyRule(rule, tensor, { name, config, part }))
      targets.add(target, order.indexOf(name.pattern), name);
  }
  return targets.inOrder();
}

function withoutPrefix(name: string, prefixes: readonly string[]): string {
  const prefix = prefixes.find((candidate) => name.startsWith(candidate)) ?? '';
  return name.slice(prefix.length);
}

function parseName(name: string): TensorName {
  const ending = Object.keys(endings).find((candidate) => name.endsWith(candidate)) ?? '';
  const numbers: number[] = [];
  const pattern = name
    .slice(0, name.length - ending.length)
    .split('.')
    .map((part) => {
      if (!/^\d{1,6}$/u.test(part)) return part;
      numbers.push(Number(part));
      return numbers.length === 1 ? '*' : '#';
    })
    .join('.');
  return { pattern, layer: numbers[0], item: numbers[1], ending: endings[ending] ?? '.weight' };
}

interface RuleContext {
  readonly name: TensorName;
  readonly config: Settings;
  readonly part: MappedPart;
}

function applyRule(rule: TensorRule, tensor: StoredTensor, { name, config, part }: RuleContext): MappedTensor[] {
  const weight = wholeTensor(tensor);
  const rename = (to: string): string => to.replace('*', String(name.layer ?? 0)) + name.ending;
  if (typeof rule === 'string') return [{ name: rename(rule), weight }];
  if ('reorderRows' in rule) {
    return [{ name: rename(rule.to), weight: part === 'adapter-columns' ? weight : rule.reorderRows(weight, config) }];
  }
  if ('change' in rule)
    return [{ name: rename(rule.to), weight: part === 'weights' ? rule.change(weight, config) : weight }];
  if (part !== 'weights')
    throw new UnsupportedModelError(`an adapter of the fused tensor ${tensor.name} is not supported`);
  const rows = weight.shape.at(-2) ?? 0;
  if (weight.shape.length < 2 || rows % 2 !== 0) {
    throw new ModelFilesError(`the tensor ${tensor.name} of shape [${weight.shape.join(', ')}] can't be halved`);
  }
  return rule.halves.map((to, half) => ({ name: rename(to), weight: splitRows(weight, half, 2) }));
}

/** Tensors that have come together under their new names. */
class TargetTensors {
  readonly #targets = new Map<
    string,
    { readonly order: number; readonly layer: number; readonly weights: Map<number, Weight>; readonly isStack: boolean }
  >();

  add({ name, weight }: MappedTensor, order: number, { layer, item }: TensorName): void {
    const target = this.#targets.get(name) ?? {
      order,
      layer: layer ?? -1,
      weights: new Map<number, Weight>(),
      isStack: item !== undefined,
    };
    if (target.weights.has(item ?? 0) || target.isStack !== (item !== undefined)) {
      throw new ModelFilesError(`there are several tensors for ${name}`);
    }
    target.weights.set(item ?? 0, weight);
    this.#targets.set(name, target);
  }

  /** What belongs to no layer first, then layer by layer, in the order of the table. */
  inOrder(): MappedTensor[] {
    return [...this.#targets]
      .toSorted(([, left], [, right]) => left.layer - right.layer || left.order - right.order)
      .map(([name, { weights, isStack }]) => ({ name, weight: isStack ? stackOf(name, weights) : onlyOf(weights) }));
  }
}

function onlyOf(weights: ReadonlyMap<number, Weight>): Weight {
  const [weight] = weights.values();
  if (weight === undefined) throw new TypeError('a target has at least one weight');
  return weight;
}

function stackOf(name: string, weights: ReadonlyMap<number, Weight>): Weight {
  const ordered = Array.from({ length: weights.size }, (_, index) => {
    const weight = weights.get(index);
    if (weight === undefined)
      throw new ModelFilesError(`one of the ${weights.size} tensors for ${name} is missing: ${index}`);
    return weight;
  });
  const [first] = ordered;
  const odd = ordered.find(({ shape }) => shape.join() !== first?.shape.join());
  if (odd !== undefined) throw new ModelFilesError(`the tensors for ${name} have different shapes`);
  return stackWeights(ordered);
}
