import { incompleteTail } from './incomplete-tail.js';
import type { TokenPiece } from './token-piece.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const nothing = new Uint8Array(0);

/** Puts the bytes of tokens together to text and holds back a character until its last byte has come. */
export class Utf8Assembler {
  #held: Uint8Array = nothing;

  /** The text that is complete with this piece. */
  push(piece: TokenPiece): string {
    if (this.#held.length === 0 && piece.text !== undefined) return piece.text;
    const bytes = concatenate(this.#held, piece.bytes);
    const end = bytes.length - incompleteTail(bytes);
    this.#held = bytes.subarray(end);
    return decoder.decode(bytes.subarray(0, end));
  }

  /** What was held back, as U+FFFD: no more bytes will come. */
  flush(): string {
    const text = decoder.decode(this.#held);
    this.#held = nothing;
    return text;
  }
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array {
  const result = new Uint8Array(first.length + second.length);
  result.set(first);
  result.set(second, first.length);
  return result;
}
