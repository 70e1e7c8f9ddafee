import type { ScalarType } from './metadata-values.js';

type NumberType = Exclude<ScalarType, 'string' | 'bool'>;

const startBytes = 64 * 1024;

/** Collects little-endian values, to be taken away as one chunk whenever there are enough of them. */
export class ByteBuilder {
  #buffer = Buffer.allocUnsafe(startBytes);

  #length = 0;

  /** Whether it is time to `take` what has been collected. */
  get isFull(): boolean {
    return this.#length >= startBytes / 2;
  }

  /** Gives what was collected and starts again. The chunk is a copy. */
  take(): Uint8Array {
    const chunk = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return chunk;
  }

  uint8(value: number): void {
    this.#length = this.#room(1).writeUInt8(value, this.#length);
  }

  uint32(value: number): void {
    this.#length = this.#room(4).writeUInt32LE(value, this.#length);
  }

  uint64(value: number | bigint): void {
    this.#length = this.#room(8).writeBigUInt64LE(BigInt(value), this.#length);
  }

  /** A string as the format has it: the number of its bytes, then its UTF-8. */
  text(value: string): void {
    const byteLength = Buffer.byteLength(value);
    this.uint64(byteLength);
    this.#length += this.#room(byteLength).write(value, this.#length);
  }

  bytes(value: Uint8Array): void {
    this.#room(value.byteLength).set(value, this.#length);
    this.#length += value.byteLength;
  }

  /** A number of the given type. The caller has checked that it fits. */
  number(type: NumberType, value: number | bigint): void {
    const buffer = this.#room(8);
    this.#length = writers[type](buffer, value, this.#length);
  }

  #room(byteLength: number): Buffer {
    const needed = this.#length + byteLength;
    if (needed > this.#buffer.byteLength) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.byteLength * 2));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    return this.#buffer;
  }
}

const writers: Record<NumberType, (buffer: Buffer, value: number | bigint, position: number) => number> = {
  uint8: (buffer, value, position) => buffer.writeUInt8(Number(value), position),
  int8: (buffer, value, position) => buffer.writeInt8(Number(value), position),
  uint16: (buffer, value, position) => buffer.writeUInt16LE(Number(value), position),
  int16: (buffer, value, position) => buffer.writeInt16LE(Number(value), position),
  uint32: (buffer, value, position) => buffer.writeUInt32LE(Number(value), position),
  int32: (buffer, value, position) => buffer.writeInt32LE(Number(value), position),
  float32: (buffer, value, position) => buffer.writeFloatLE(Number(value), position),
  uint64: (buffer, value, position) => buffer.writeBigUInt64LE(BigInt(value), position),
  int64: (buffer, value, position) => buffer.writeBigInt64LE(BigInt(value), position),
  float64: (buffer, value, position) => buffer.writeDoubleLE(Number(value), position),
};
