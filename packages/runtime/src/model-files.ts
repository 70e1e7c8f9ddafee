/** The file formats that adapters are asked about. Open: an adapter may know more than these. */
export type ModelFormat = 'gguf' | 'onnx' | 'remote' | (string & {});

/** The files of one model, as the store resolved them. All paths are absolute. */
export interface ModelFiles {
  /** What kind of file `weights` is. */
  readonly format: ModelFormat;

  /** Path of the weights: a file for GGUF, a directory for ONNX. Two models with the same path share weights. */
  readonly weights: string;

  /** Paths of the projectors that turn images or audio into embeddings. Empty for text models. */
  readonly projectors?: readonly string[];

  /** Paths of LoRA adapters to apply on load, in order. */
  readonly adapters?: readonly string[];

  /** Path of a small model that drafts tokens for speculative decoding. */
  readonly draft?: string;
}
