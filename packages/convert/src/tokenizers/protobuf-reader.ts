/** A field of a message. */
export interface ProtobufField {
  readonly number: number;
  /** The number of a varint, up to 32 bits; 0 for other types. */
  readonly value: number;
  /** Where the content of other types stands. */
  readonly start: number;
  readonly end: number;
}

const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Walks through the fields of one protocol buffer message. Nothing is copied but what is asked for. */
export class ProtobufReader {
  readonly #bytes: Uint8Array;

  readonly #failure: (problem: string) => Error;

  #position = 0;

  constructor(bytes: Uint8Array, failure: (problem: string) => Error) {
    this.#bytes = bytes;
    this.#failure = failure;
  }

  *fields(): Generator<ProtobufField> {
    this.#position = 0;
    while (this.#position < this.#bytes.byteLength) {
      const tag = this.#varint();
      const type = tag % 8;
      const value = type === wireTypes.varint ? this.#varint() : 0;
      const byteLength = this.#contentLength(type);
      const start = this.#position;
      if (byteLength > this.#bytes.byteLength - start) throw this.#failure('is cut off or damaged, fetch it again');
      this.#position = start + byteLength;
      yield { number: Math.floor(tag / 8), value, start, end: start + byteLength };
    }
  }

  /** The message in a field. */
  nested({ start, end }: ProtobufField): ProtobufReader {
    return new ProtobufReader(this.#bytes.subarray(start, end), this.#failure);
  }

  text({ start, end }: ProtobufField): string {
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start).toString('utf8');
  }

  float32({ start, end }: ProtobufField): number {
    if (end - start !== 4) throw this.#failure('has a number of the wrong size');
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + start, 4).getFloat32(0, true);
  }

  #contentLength(type: number): number {
    if (type === wireTypes.varint) return 0;
    if (type === wireTypes.fixed64) return 8;
    if (type === wireTypes.fixed32) return 4;
    if (type === wireTypes.bytes) return this.#varint();
    throw this.#failure('is no protocol buffer of SentencePiece');
  }

  /** Seven bits a byte, the lowest first. What is beyond 2^53 is lost, and no length is that large. */
  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#bytes[this.#position];
      if (byte === undefined) break;
      this.#position += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw this.#failure('is cut off or damaged, fetch it again');
  }
}
