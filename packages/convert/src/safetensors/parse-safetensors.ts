import { InvalidSafetensorsError } from '../errors/invalid-safetensors-error.js';
import { isObject, parseJson } from '../json/parse-json.js';
import type { ByteSource } from '../reading/byte-source.js';
import { quoted } from '../reading/read-string.js';
import { safetensorsElementBytes } from './element-types.js';
import type { SafetensorsFile, SafetensorsTensor } from './safetensors-file.js';
import { defaultSafetensorsLimits, type SafetensorsLimits } from './safetensors-limits.js';

const lengthBytes = 8;
const metadataKey = '__metadata__';

type Failure = (problem: string, cause?: unknown) => InvalidSafetensorsError;

/** Reads a header from any source. Throws `InvalidSafetensorsError`, and whatever the source throws. */
export async function parseSafetensors(
  source: ByteSource,
  changedLimits: Partial<SafetensorsLimits> = {},
): Promise<SafetensorsFile> {
  const limits = { ...defaultSafetensorsLimits, ...changedLimits };
  const failure: Failure = (problem, cause) =>
    new InvalidSafetensorsError(problem, { path: source.path }, cause === undefined ? undefined : { cause });
  const headerBytes = await readHeaderLength(source, limits, failure);
  const header = parseHeader(await readBytes(source, lengthBytes, headerBytes, failure), limits, failure);
  const dataStart = lengthBytes + headerBytes;
  const tensors = readTensors(header, dataStart, source.size, limits, failure);
  checkCoverage(tensors, dataStart, source.size, failure);
  return { path: source.path, fileSize: source.size, tensors, metadata: readMetadata(header, failure) };
}

async function readHeaderLength(source: ByteSource, limits: SafetensorsLimits, failure: Failure): Promise<number> {
  const bytes = await readBytes(source, 0, lengthBytes, failure);
  const length = new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getBigUint64(0, true);
  if (length > BigInt(limits.headerBytes)) {
    throw failure(`its header is said to have ${length} bytes; the limit is ${limits.headerBytes}`);
  }
  if (Number(length) > source.size - lengthBytes)
    throw failure('it ends inside the header: it is cut off, fetch it again');
  return Number(length);
}

async function readBytes(source: ByteSource, position: number, byteLength: number, failure: Failure): Promise<Buffer> {
  if (position + byteLength > source.size) throw failure(`it has only ${source.size} bytes`);
  const bytes = Buffer.allocUnsafe(byteLength);
  const filled = await source.read(bytes, position);
  if (filled < byteLength) throw failure('it became shorter while it was read');
  return bytes;
}

function parseHeader(bytes: Uint8Array, limits: SafetensorsLimits, failure: Failure): Record<string, unknown> {
  // Name, type, shape and offsets: some ten values for each tensor, and free ones in the metadata.
  const jsonLimits = { bytes: limits.headerBytes, depth: 4, values: limits.tensors * 16 };
  const header = parseJson(bytes, jsonLimits, (problem, cause) => failure(`its header ${problem}`, cause));
  if (!isObject(header)) throw failure('its header is no JSON object');
  return header;
}

function readMetadata(header: Record<string, unknown>, failure: Failure): Map<string, string> {
  const value = header[metadataKey];
  if (value === undefined) return new Map();
  if (!isObject(value)) throw failure(`${metadataKey} is no JSON object`);
  return new Map(
    Object.entries(value).map(([key, text]) => {
      if (typeof text !== 'string') throw failure(`${quoted(key)} in ${metadataKey} is no text`);
      return [key, text];
    }),
  );
}

function readTensors(
  header: Record<string, unknown>,
  dataStart: number,
  fileSize: number,
  limits: SafetensorsLimits,
  failure: Failure,
): SafetensorsTensor[] {
  const entries = Object.entries(header).filter(([name]) => name !== metadataKey);
  if (entries.length > limits.tensors)
    throw failure(`it has ${entries.length} tensors; the limit is ${limits.tensors}`);
  return entries
    .map(([name, entry]) => readTensor(name, entry, { dataStart, fileSize, limits, failure }))
    .toSorted((left, right) => left.offset - right.offset || left.byteLength - right.byteLength);
}

interface TensorReading {
  readonly dataStart: number;
  readonly fileSize: number;
  readonly limits: SafetensorsLimits;
  readonly failure: Failure;
}

function readTensor(name: string, entry: unknown, reading: TensorReading): SafetensorsTensor {
  const { dataStart, fileSize, limits, failure } = reading;
  if (name === '' || name.length > limits.nameLength || /[\u0000-\u001f\u007f]/u.test(name)) {
    throw failure(`${quoted(name)} can't be the name of a tensor`);
  }
  const what = `tensor ${quoted(name)}`;
  if (!isObject(entry)) throw failure(`${what} is no JSON object`);
  const { dtype: type, shape, data_offsets: offsets } = entry;
  if (typeof type !== 'string') throw failure(`${what} has no type`);
  const elementBytes = safetensorsElementBytes(type);
  if (elementBytes === undefined) throw failure(`${what} has the unknown type ${quoted(type)}`);
  if (!isListOfCounts(shape) || shape.length > limits.dimensions) throw failure(`${what} has no sound shape`);
  if (!isListOfCounts(offsets) || offsets.length !== 2) throw failure(`${what} has no sound data_offsets`);
  const [start = 0, end = 0] = offsets;
  if (end < start || end > fileSize - dataStart)
    throw failure(`${what} lies outside the file: it is cut off or damaged`);
  if (byteLengthOf(shape, elementBytes, fileSize) !== end - start) {
    throw failure(`${what} of shape [${shape.join(', ')}] in ${type} does not have ${end - start} bytes`);
  }
  return { name, type, shape, offset: dataStart + start, byteLength: end - start };
}

function isListOfCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && Number(item) >= 0);
}

/** `undefined` where it is more than the file could hold. Compared by division, so that nothing overflows. */
function byteLengthOf(shape: readonly number[], elementBytes: number, fileSize: number): number | undefined {
  if (shape.includes(0)) return 0;
  let bytes = elementBytes;
  for (const size of shape) {
    if (size > fileSize / bytes) return undefined;
    bytes *= size;
  }
  return bytes;
}

/** The format wants the tensors to fill the data without overlap or gap, so that nothing is hidden in a file. */
function checkCoverage(
  tensors: readonly SafetensorsTensor[],
  dataStart: number,
  fileSize: number,
  failure: Failure,
): void {
  let end = dataStart;
  let previous = '';
  for (const { name, offset, byteLength } of tensors) {
    if (offset < end) throw failure(`the data of tensors ${quoted(previous)} and ${quoted(name)} overlap`);
    if (offset > end) throw failure(`there are ${offset - end} bytes of no tensor before tensor ${quoted(name)}`);
    end = offset + byteLength;
    previous = name;
  }
  if (end !== fileSize) throw failure(`there are ${fileSize - end} bytes of no tensor at the end of the file`);
}
