/** Brings weights to another number format. `createQuantizer` of `@puna/quantize` makes one. */
export interface Quantizer {
  /** The names of the types that it can make. */
  readonly types: readonly string[];

  /** The type that a text means, in any case; undefined where it means none. */
  findType(text: string): string | undefined;

  /** Writes a GGUF file with its tensors in the type. Nothing stays where it fails or is aborted. */
  quantize(request: QuantizeFileRequest): Promise<void>;
}

/** One file to quantise. */
export interface QuantizeFileRequest {
  readonly sourcePath: string;
  readonly targetPath: string;

  /** As `findType` gives it. */
  readonly type: string;

  /** Whether weights may be quantised that are quantised already. Default false. */
  readonly allowRequantize?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly completed: number; readonly total: number }) => void;
}
