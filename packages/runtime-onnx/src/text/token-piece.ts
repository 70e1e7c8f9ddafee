/** The text that a token stands for. */
export interface TokenPiece {
  readonly bytes: Uint8Array;

  /** The bytes as text; undefined where they begin or end within a character. */
  readonly text: string | undefined;
}
