/** The layers that make up a model, as the file in `manifests/` has them. */
export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType: string;
  /** Where the model's configuration is. An empty `digest` means that there is none. */
  readonly config: Layer;
  readonly layers: readonly Layer[];
}

/** One blob of a model and what it is for. */
export interface Layer {
  /** One of `mediaTypes`, or any other. */
  readonly mediaType: string;
  /** `sha256:<64 hex>`. */
  readonly digest: string;
  /** Bytes, as the manifest claims. */
  readonly size: number;
  /** The short name of the model that the layer was inherited from, or the name of the file it came from. */
  readonly from?: string;
  /** The tensor's name for a tensor layer, the path in the model's folder for a file layer. */
  readonly name?: string;
}

/** All blobs that a manifest refers to: its layers, and its config where there is one. */
export function referencedBlobs({ layers, config }: Manifest): Layer[] {
  return config.digest === '' ? [...layers] : [...layers, config];
}

/** The digests of all blobs that a manifest refers to. */
export function referencedDigests(manifest: Manifest): string[] {
  return referencedBlobs(manifest).map(({ digest }) => digest);
}
