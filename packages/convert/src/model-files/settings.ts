import { ModelFilesError } from '../errors/model-files-error.js';
import { isObject } from '../json/parse-json.js';

/** Counts beyond this are no model's, and would overflow what is computed from them. */
const largestCount = 2 ** 31 - 1;

/**
 * Reads values of a JSON file by name. Configurations of different authors name the same thing differently, so most methods
 * take several names, of which the first that has a value counts; `null` is no value.
 */
export class Settings {
  readonly #file: string;

  readonly #values: Readonly<Record<string, unknown>>;

  constructor(file: string, values: Readonly<Record<string, unknown>>) {
    this.#file = file;
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#find([name]) !== undefined;
  }

  /** A whole number from 1 on. */
  count(...names: readonly string[]): number {
    return this.optionalCount(...names) ?? this.#missing('count', names);
  }

  optionalCount(...names: readonly string[]): number | undefined {
    const value = this.optionalNumber(...names);
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= largestCount)) return value;
    throw new ModelFilesError(`${this.#file}: ${names[0] ?? ''} is ${value}, which is no count`);
  }

  number(...names: readonly string[]): number {
    return this.optionalNumber(...names) ?? this.#missing('number', names);
  }

  optionalNumber(...names: readonly string[]): number | undefined {
    const value = this.#find(names);
    return typeof value === 'number' ? value : this.#absentOr(value, 'number', names);
  }

  optionalBoolean(...names: readonly string[]): boolean | undefined {
    const value = this.#find(names);
    return typeof value === 'boolean' ? value : this.#absentOr(value, 'boolean', names);
  }

  optionalText(...names: readonly string[]): string | undefined {
    const value = this.#find(names);
    return typeof value === 'string' ? value : this.#absentOr(value, 'text', names);
  }

  optionalList(...names: readonly string[]): readonly unknown[] | undefined {
    const value = this.#find(names);
    return Array.isArray(value) ? value : this.#absentOr(value, 'list', names);
  }

  optionalNumbers(...names: readonly string[]): readonly number[] | undefined {
    const value = this.optionalList(...names);
    if (value === undefined || value.every((item) => typeof item === 'number')) return value;
    return this.#absentOr(value, 'list of numbers', names);
  }

  /** A number, or the numbers of a list: token ids are given in either way. */
  numbersOrNumber(name: string): readonly number[] {
    const value = this.#find([name]);
    if (value === undefined) return [];
    return typeof value === 'number' ? [value] : (this.optionalNumbers(name) ?? []);
  }

  /** The values below a name. */
  section(...names: readonly string[]): Settings | undefined {
    const value = this.#find(names);
    return isObject(value) ? new Settings(this.#file, value) : this.#absentOr(value, 'object', names);
  }

  /** The value as the file has it. */
  raw(name: string): unknown {
    return this.#find([name]);
  }

  /** All names with their values. */
  entries(): [string, unknown][] {
    return Object.entries(this.#values);
  }

  /** These settings with those of a section laid over them. */
  flattened(name: string): Settings {
    const value = this.#find([name]);
    return isObject(value) ? new Settings(this.#file, { ...this.#values, ...value }) : this;
  }

  /** These settings, with values for names that have none. */
  withDefaults(defaults: Readonly<Record<string, unknown>>): Settings {
    const own = Object.entries(this.#values).filter(([, value]) => value !== undefined && value !== null);
    return new Settings(this.#file, { ...defaults, ...Object.fromEntries(own) });
  }

  #find(names: readonly string[]): unknown {
    for (const name of names) {
      const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
      if (value !== undefined && value !== null) return value;
    }
    return undefined;
  }

  #absentOr(value: unknown, kind: string, names: readonly string[]): undefined {
    if (value === undefined) return undefined;
    throw new ModelFilesError(`${this.#file}: ${names.join(' or ')} is no ${kind}`);
  }

  #missing(kind: string, names: readonly string[]): never {
    throw new ModelFilesError(`${this.#file} has no ${kind} ${names.join(' or ')}`);
  }
}
