import type { FoundCall } from './call-reader.js';
import { endOfBrackets } from './scan.js';

type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON value in a text; undefined where it isn't valid. */
export interface JsonMatch {
  readonly value: unknown;
  readonly end: number;
}

/** Reads the object or list that begins at `start`; undefined while it isn't closed. */
export function readJson(text: string, start: number): JsonMatch | undefined {
  const end = endOfBrackets(text, start);
  return end === undefined ? undefined : { value: parseJson(text.slice(start, end)), end };
}

/** The value of a JSON text; undefined where it isn't valid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The calls that an object or a list of objects says; undefined unless all of it are calls. */
export function callsIn(value: unknown): readonly FoundCall[] | undefined {
  const calls = (Array.isArray(value) ? value : [value]).map(callIn);
  const found = calls.filter((call) => call !== undefined);
  return found.length === calls.length && found.length > 0 ? found : undefined;
}

/** `{"name", "arguments" or "parameters"}`; also with `tool_name`, or inside `function`. */
function callIn(value: unknown): FoundCall | undefined {
  if (!isObject(value)) return undefined;
  if (isObject(value.function)) return callIn(value.function);
  const name = value.name ?? value.tool_name;
  const args = argumentsIn(value.arguments ?? value.parameters);
  return typeof name === 'string' && args !== undefined ? { name, arguments: args } : undefined;
}

/** Arguments may be JSON in a string, and absent where a tool has none. */
function argumentsIn(value: unknown): JsonObject | undefined {
  if (value === undefined || value === null) return {};
  const read = typeof value === 'string' ? parseJson(value) : value;
  return isObject(read) ? read : undefined;
}
