/** The file formats that adapters are asked about. Open: an adapter may know more than these. */
export type ModelFormat = 'gguf' | 'onnx' | 'remote' | (string & {});

/** The files of one model, as the store resolved them. All paths are absolute. */
export interface ModelFiles {
  /** What kind of file `weights` is. */
  readonly format: ModelFormat;

  /**
   * Path of the weights: a file for GGUF, a directory for ONNX. For a model that runs elsewhere, a text that is different for
   * each. Two models with the same text share weights.
   */
  readonly weights: string;

  /** Present where `format` is `remote`. */
  readonly remote?: RemoteModel;

  /** Paths of the projectors that turn images or audio into embeddings. Empty for text models. */
  readonly projectors?: readonly string[];

  /** Paths of LoRA adapters to apply on load, in order. */
  readonly adapters?: readonly string[];

  /** Path of a small model that drafts tokens for speculative decoding. */
  readonly draft?: string;
}

/** A model that an engine elsewhere runs. It holds no secrets: keys belong to the adapter's configuration. */
export interface RemoteModel {
  /** Base addresses of the engines that have it: `http://gpu-1:8000/v1`. Any of them will do for a request. */
  readonly hosts: readonly string[];

  /** What it is called there. */
  readonly model: string;

  /** What it can do, as far as its maker said so: `completion`, `embedding`, `vision`, `tools`, `thinking` … */
  readonly capabilities?: readonly string[];

  /** Tokens, where its maker said so. */
  readonly contextLength?: number;
}
