import { incompleteTail } from './incomplete-tail.js';

/** The text that a token stands for. */
export interface TokenPiece {
  readonly bytes: Uint8Array;

  /** The bytes as text; undefined where they begin or end within a character. */
  readonly text: string | undefined;
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The piece of these bytes. */
export function tokenPiece(bytes: Uint8Array): TokenPiece {
  if (incompleteTail(bytes) > 0) return { bytes, text: undefined };
  try {
    return { bytes, text: strictDecoder.decode(bytes) };
  } catch {
    return { bytes, text: undefined };
  }
}
