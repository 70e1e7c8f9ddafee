import { GoList, GoMap, typeName, type GoValue } from '../values/go-values.js';
import { FunctionFailure, type TemplateFunction } from './go-function.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function position(index: GoValue, limit: number): number {
  if (index === undefined || index === null) throw new FunctionFailure('cannot index slice/array with nil');
  if (typeof index !== 'bigint') throw new FunctionFailure(`cannot index slice/array with type ${typeName(index)}`);
  if (index < 0n || index > BigInt(limit)) throw new FunctionFailure(`index out of range: ${index}`);
  return Number(index);
}

function indexOnce(item: GoValue, index: GoValue): GoValue {
  if (item === undefined || item === null) throw new FunctionFailure('index of nil pointer');
  if (item instanceof GoMap) {
    if (typeof index !== 'string') {
      if (index === undefined || index === null) throw new FunctionFailure('value is nil; should be of type string');
      throw new FunctionFailure(`value has type ${typeName(index)}; should be string`);
    }
    return item.entries.get(index) ?? null;
  }
  if (item instanceof GoList) {
    const at = position(index, item.items.length);
    if (at === item.items.length) throw new FunctionFailure('reflect: slice index out of range');
    return item.items[at] ?? null;
  }
  if (typeof item === 'string') {
    const bytes = encoder.encode(item);
    const byte = bytes[position(index, bytes.length)];
    if (byte === undefined) throw new FunctionFailure('reflect: string index out of range');
    return BigInt(byte);
  }
  throw new FunctionFailure(`can't index item of type ${typeName(item)}`);
}

function index(item: GoValue, ...indexes: GoValue[]): GoValue {
  if (item === undefined || item === null) throw new FunctionFailure('index of untyped nil');
  return indexes.reduce(indexOnce, item);
}

function slice(item: GoValue, ...indexes: GoValue[]): GoValue {
  if (item === undefined || item === null) throw new FunctionFailure('slice of untyped nil');
  if (indexes.length > 3) throw new FunctionFailure(`too many slice indexes: ${indexes.length}`);
  if (typeof item === 'string') {
    if (indexes.length === 3) throw new FunctionFailure('cannot 3-index slice a string');
    const bytes = encoder.encode(item);
    const [from, to] = sliceBounds(indexes, bytes.length);
    return decoder.decode(bytes.subarray(from, to));
  }
  if (!(item instanceof GoList)) throw new FunctionFailure(`can't slice item of type ${typeName(item)}`);
  const [from, to] = sliceBounds(indexes, item.items.length);
  return new GoList(item.items.slice(from, to), {
    typeName: item.typeName,
  });
}

function sliceBounds(indexes: readonly GoValue[], length: number): readonly [number, number] {
  const [from = 0, to = length, capacity] = indexes.map((bound) => position(bound, length));
  if (from > to) throw new FunctionFailure(`invalid slice index: ${from} > ${to}`);
  if (capacity !== undefined && to > capacity) throw new FunctionFailure(`invalid slice index: ${to} > ${capacity}`);
  return [from, to];
}

function length(item: GoValue): GoValue {
  if (item === undefined) throw new FunctionFailure('reflect: call of reflect.Value.Type on zero Value');
  if (item === null) throw new FunctionFailure('len of nil pointer');
  if (typeof item === 'string') return BigInt(encoder.encode(item).length);
  if (item instanceof GoList) return BigInt(item.items.length);
  if (item instanceof GoMap) return BigInt(item.entries.size);
  throw new FunctionFailure(`len of type ${typeName(item)}`);
}

/** `index slice len`. Strings are counted and cut in bytes, as in Go. */
export const indexingFunctions: Readonly<Record<string, TemplateFunction>> = {
  index: { parameters: ['value'], rest: 'value', call: index },
  slice: { parameters: ['value'], rest: 'value', call: slice },
  len: { parameters: ['value'], call: length },
};
