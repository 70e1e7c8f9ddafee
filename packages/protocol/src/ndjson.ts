import { CodedError, isErrorOf } from '@puna/errors';

const family = 'protocol/ndjson';

/** A line may be this long, in bytes, before it is taken for an attack or a mistake. */
const longestLine = 8 * 1024 * 1024;

const newline = 10;

/** `line-too-long`: beyond 8 MB; `invalid-line`: no JSON. */
type NdjsonErrorCode = 'line-too-long' | 'invalid-line';

/** A stream of JSON lines can't be read. */
export class NdjsonError extends CodedError<NdjsonErrorCode> {
  /** With `invalid-line`: what stood there, for example the plain-text error of a proxy; cut after 1,000 characters. */
  readonly line: string | undefined;

  constructor(code: NdjsonErrorCode, message: string, line?: string) {
    super(family, code, message);
    this.line = line?.slice(0, 1000);
  }

  /** Whether a value is this error, also when it comes from another copy of this package. */
  static isInstance(value: unknown): value is NdjsonError {
    return isErrorOf(value, family);
  }
}

/** One line of a stream: compact JSON and a line feed. */
export function encodeNdjson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/**
 * Reads a stream of JSON lines. Chunks may be cut anywhere, also inside a character. Blank lines are left out; the
 * last line needs no line feed.
 *
 * @throws NdjsonError where a line is too long or no JSON.
 */
export async function* decodeNdjson(source: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void, undefined> {
  const decoder = new TextDecoder();
  let pieces: Uint8Array[] = [];
  let length = 0;

  for await (const chunk of source) {
    let start = 0;
    // A line feed byte never occurs inside a longer UTF-8 character, so lines are cut before decoding.
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end);
      checkLength(length + rest.length);
      pieces.push(rest);
      const line = decoder.decode(joinPieces(pieces));
      pieces = [];
      length = 0;
      start = end + 1;
      if (line.trim() !== '') yield parseLine(line);
    }
    length += chunk.length - start;
    checkLength(length);
    // Copied, since the source may use its buffer again for the next chunk.
    if (start < chunk.length) pieces.push(chunk.slice(start));
  }

  const line = decoder.decode(joinPieces(pieces));
  if (line.trim() !== '') yield parseLine(line);
}

function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) return first;
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new NdjsonError('invalid-line', `the answer holds a line that is not JSON: ${line.slice(0, 200)}`, line);
  }
}

function checkLength(length: number): void {
  if (length > longestLine) {
    throw new NdjsonError('line-too-long', `a line of the answer is longer than ${longestLine} bytes`);
  }
}
