/** A blob as a manifest names it. */
export interface Descriptor {
  readonly mediaType: string;
  /** `sha256:<64 lower-case hex>` */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** The blobs that make up a model. */
export interface RegistryManifest {
  /** The model's configuration; undefined where the manifest has none. */
  readonly config: Descriptor | undefined;
  readonly layers: readonly Descriptor[];
}

/** A manifest as a registry sent it. */
export interface FetchedManifest {
  /** Exactly as received, which is what digests and signatures are made of. */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** `sha256:<64 lower-case hex>` of the bytes. */
  readonly digest: string;
  readonly manifest: RegistryManifest;
}

/** The media types of manifests that this client understands. */
export const manifestMediaTypes = {
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
} as const;
