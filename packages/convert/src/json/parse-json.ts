/** What a JSON text may ask of the parser. */
export interface JsonLimits {
  /** Bytes of the whole text. */
  readonly bytes: number;
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Objects, arrays, and elements beyond the first of each. Bounds the memory of the result. */
  readonly values: number;
}

/** Made for texts beyond a limit and for what is no JSON. `problem` reads on from the file's name. */
export type JsonFailure = (problem: string, cause?: unknown) => Error;

const quote = 0x22;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);
const comma = 0x2c;

/** Parses JSON from strangers: size, depth and number of values are checked before anything is made of them. */
export function parseJson(bytes: Uint8Array, limits: JsonLimits, failure: JsonFailure): unknown {
  if (bytes.byteLength > limits.bytes) {
    throw failure(`has ${bytes.byteLength} bytes; the limit is ${limits.bytes}`);
  }
  checkStructure(bytes, limits, failure);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw failure('is not valid UTF-8', error);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failure('is not valid JSON', error);
  }
}

/** One pass over the bytes: brackets and commas outside of strings tell depth and number of values. */
function checkStructure(bytes: Uint8Array, limits: JsonLimits, failure: JsonFailure): void {
  let depth = 0;
  let values = 0;
  let insideString = false;
  for (let index = 0; index < bytes.byteLength; index += 1) {
    const byte = bytes[index] ?? 0;
    if (insideString) {
      if (byte === backslash) index += 1;
      else if (byte === quote) insideString = false;
      continue;
    }
    if (byte === quote) {
      insideString = true;
    } else if (byte === comma) {
      values += 1;
    } else if (openers.has(byte)) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) throw failure(`is nested more than ${limits.depth} deep`);
    } else if (closers.has(byte)) {
      depth -= 1;
    }
    if (values > limits.values) throw failure(`has more than ${limits.values} values`);
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
