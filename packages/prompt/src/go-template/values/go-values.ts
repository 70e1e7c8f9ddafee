/**
 * A value while a template runs, with the types that Go has: a `bigint` is an int, a `number` a float64.
 * `null` is an empty interface (an entry that is there but holds nothing, or a missing one); `undefined` is no value.
 */
export type GoValue = undefined | null | boolean | string | bigint | number | GoFunction | GoList | GoMap | GoStruct;

/** A function among the data, for `call`. */
export type GoFunction = (...values: GoValue[]) => GoValue;

/** How a value of a type with a `String` method prints. */
export type GoStringer = () => string;

interface GoObjectOptions {
  /** The name of the type in error messages and for `%T`. */
  readonly typeName?: string;

  /** Replaces the usual printing. */
  readonly print?: GoStringer;
}

/** A slice. */
export class GoList {
  readonly items: readonly GoValue[];
  readonly typeName: string;
  readonly print: GoStringer | undefined;

  /** Go's nil slice: an empty one that only JSON tells from others, as `null`. */
  readonly isNil: boolean;

  constructor(items: readonly GoValue[], options: GoObjectOptions & { readonly isNil?: boolean } = {}) {
    this.items = items;
    this.isNil = options.isNil ?? false;
    this.typeName = options.typeName ?? '[]interface {}';
    this.print = options.print;
  }
}

/** A map with string keys. */
export class GoMap {
  readonly entries: ReadonlyMap<string, GoValue>;
  readonly typeName: string;
  readonly print: GoStringer | undefined;

  constructor(entries: ReadonlyMap<string, GoValue>, options: GoObjectOptions = {}) {
    this.entries = entries;
    this.typeName = options.typeName ?? 'map[string]interface {}';
    this.print = options.print;
  }

  /** Keys in the order in which Go prints and ranges them. */
  sortedKeys(): string[] {
    return [...this.entries.keys()].sort(compareStrings);
  }
}

/** A struct: fields with fixed names. */
export class GoStruct {
  readonly fields: ReadonlyMap<string, GoValue>;
  readonly typeName: string;
  readonly print: GoStringer | undefined;

  /** The entries of its JSON form, in order. */
  readonly json: readonly (readonly [string, GoValue])[];

  constructor(
    typeName: string,
    fields: Readonly<Record<string, GoValue>>,
    json: readonly (readonly [string, GoValue])[],
    print?: GoStringer,
  ) {
    this.typeName = typeName;
    this.fields = new Map(Object.entries(fields));
    this.json = json;
    this.print = print;
  }
}

/** Orders strings as Go does: by their bytes in UTF-8, which is by code point. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const leftPoints = left[Symbol.iterator]();
  const rightPoints = right[Symbol.iterator]();
  for (;;) {
    const one = leftPoints.next();
    const other = rightPoints.next();
    if (one.done === true) return -1;
    if (other.done === true) return 1;
    if (one.value !== other.value) return (one.value.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
  }
}

/**
 * Turns plain data into values: arrays become slices, objects maps, numbers float64 as Go reads them from JSON;
 * use `bigint` for ints. Values made with the classes above stay as they are.
 */
export function toGoValue(data: unknown): GoValue {
  if (data === undefined || data === null) return null;
  if (data instanceof GoList || data instanceof GoMap || data instanceof GoStruct) return data;
  if (Array.isArray(data)) return new GoList(data.map(toGoValue));
  switch (typeof data) {
    case 'boolean':
    case 'string':
    case 'bigint':
    case 'number':
      return data;
    case 'function':
      return data as GoFunction;
    case 'object':
      return new GoMap(new Map(Object.entries(data).map(([key, value]) => [key, toGoValue(value)])));
    default:
      throw new TypeError(`A template can't take a ${typeof data}.`);
  }
}

/** The name of a value's type, as Go spells it. */
export function typeName(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (value instanceof GoList || value instanceof GoMap || value instanceof GoStruct) return value.typeName;
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float64';
    default:
      return 'func(...interface {}) interface {}';
  }
}

/** Whether `if`, `and`, `or` and `not` take a value as true. */
export function isTrue(value: GoValue): boolean {
  if (value === undefined || value === null) return false;
  if (value instanceof GoList) return value.items.length > 0;
  if (value instanceof GoMap) return value.entries.size > 0;
  if (value instanceof GoStruct) return true;
  if (typeof value === 'bigint') return value !== 0n;
  return typeof value === 'function' || Boolean(value) || Number.isNaN(value);
}
