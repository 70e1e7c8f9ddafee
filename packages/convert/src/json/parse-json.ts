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

/** What a byte outside of strings is, by its number; most are of no interest here. */
const kinds = { opener: 1, closer: 2, comma: 3, quote: 4, neverAllowed: 5 } as const;
const kindOfByte = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte += 1) kindOfByte[byte] = kinds.neverAllowed;
for (const space of '\t\n\r') kindOfByte[space.charCodeAt(0)] = 0;
for (const opener of '[{') kindOfByte[opener.charCodeAt(0)] = kinds.opener;
for (const closer of ']}') kindOfByte[closer.charCodeAt(0)] = kinds.closer;
kindOfByte[','.charCodeAt(0)] = kinds.comma;
kindOfByte[quote] = kinds.quote;

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
  for (let index = 0; index < bytes.byteLength; index += 1) {
    const kind = kindOfByte[bytes[index] ?? 0];
    if (kind === 0) continue;
    if (kind === kinds.quote) index = endOfString(bytes, index);
    else if (kind === kinds.closer) depth -= 1;
    else if (kind === kinds.neverAllowed) throw failure('is not valid JSON');
    else values += 1;
    if (kind === kinds.opener) depth += 1;
    if (depth > limits.depth) throw failure(`is nested more than ${limits.depth} deep`);
    if (values > limits.values) throw failure(`has more than ${limits.values} values`);
  }
}

/** The place of the quote that ends the string that begins at a place; the end of the bytes where there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let index = start + 1; index < bytes.byteLength; index += 1) {
    const byte = bytes[index];
    if (byte === quote) return index;
    if (byte === backslash) index += 1;
  }
  return bytes.byteLength;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
