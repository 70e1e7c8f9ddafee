import { defaultAlignment } from '../reading/parse-gguf.js';
import { ByteBuilder } from './byte-builder.js';
import type { ByteSink } from './byte-sink.js';
import { encodeEntry } from './encode-metadata.js';
import type { GgufContent, WriteOptions } from './gguf-content.js';
import { layOutTensors, type PlacedTensor } from './lay-out-tensors.js';

const version = 3;

/** Writes a whole file to a sink. Memory does not grow with the file: what is collected is passed on at once. */
export async function writeContent(sink: ByteSink, content: GgufContent, options: WriteOptions): Promise<void> {
  const alignment = content.alignment ?? defaultAlignment;
  const placed = layOutTensors(content.tensors, alignment);
  const total = placed.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const position = await writeHeader(sink, content, placed, options.signal);
  await writePadding(sink, position, alignment);
  let completed = 0;
  for (const tensor of placed) {
    await writeTensor(sink, tensor, options.signal, (bytes) => {
      completed += bytes;
      options.onProgress?.({ completed, total });
    });
    await writePadding(sink, tensor.byteLength, alignment);
  }
}

/** Returns how many bytes the header has. */
async function writeHeader(
  sink: ByteSink,
  content: GgufContent,
  placed: readonly PlacedTensor[],
  signal: AbortSignal | undefined,
): Promise<number> {
  let position = 0;
  const write = async (chunk: Uint8Array): Promise<void> => {
    signal?.throwIfAborted();
    position += chunk.byteLength;
    await sink.write(chunk);
  };
  const builder = new ByteBuilder();
  builder.bytes(Buffer.from('GGUF', 'latin1'));
  builder.uint32(version);
  builder.uint64(placed.length);
  builder.uint64(content.metadata.size);
  for (const [key, value] of content.metadata) {
    if (value.type === 'stored') {
      await write(builder.take());
      for await (const chunk of value.bytes()) await write(chunk);
    } else {
      for (const chunk of encodeEntry(builder, key, value)) await write(chunk);
    }
  }
  for (const tensor of placed) {
    encodeTensorInfo(builder, tensor);
    if (builder.isFull) await write(builder.take());
  }
  await write(builder.take());
  return position;
}

function encodeTensorInfo(builder: ByteBuilder, { tensor, typeNumber, offset }: PlacedTensor): void {
  builder.text(tensor.name);
  builder.uint32(tensor.shape.length);
  for (const size of tensor.shape) builder.uint64(size);
  builder.uint32(typeNumber);
  builder.uint64(offset);
}

async function writeTensor(
  sink: ByteSink,
  { tensor, byteLength }: PlacedTensor,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): Promise<void> {
  let written = 0;
  // The next chunk is made while one is on its way to the disk.
  let pending: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of tensor.data()) {
      await pending;
      signal?.throwIfAborted();
      written += chunk.byteLength;
      if (written > byteLength) break;
      onBytes(chunk.byteLength);
      pending = sink.write(chunk);
      // Its failure is met at the next `await`; until then nobody must call it unhandled.
      pending.catch(() => undefined);
    }
  } finally {
    await pending;
  }
  if (written !== byteLength) {
    throw new RangeError(`tensor ${tensor.name} came with ${written} bytes or more; its shape needs ${byteLength}`);
  }
}

async function writePadding(sink: ByteSink, position: number, alignment: number): Promise<void> {
  const missing = (alignment - (position % alignment)) % alignment;
  if (missing > 0) await sink.write(Buffer.alloc(missing));
}
