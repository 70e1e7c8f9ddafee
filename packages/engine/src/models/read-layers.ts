import { mediaTypes, type Manifest, type Store } from '@puna/store';
import { MissingBlobError } from '../errors/missing-blob-error.js';
import type { LayerTexts } from './stored-model.js';

/** The digests of all layers of one media type, in the manifest's order. */
export function layerDigests(manifest: Manifest, mediaType: string): string[] {
  return manifest.layers.filter((layer) => layer.mediaType === mediaType).map((layer) => layer.digest);
}

/** The text of the last layer of a media type, since a later one wins; undefined where there is none. */
async function lastText(store: Store, manifest: Manifest, ...types: string[]): Promise<string | undefined> {
  const layer = manifest.layers.findLast((candidate) => types.includes(candidate.mediaType));
  return layer === undefined ? undefined : store.blobs.readText(layer.digest);
}

/** Reads every layer that is text. */
export async function readLayerTexts(store: Store, manifest: Manifest): Promise<LayerTexts> {
  const [template, system, parameters, messages, licenses] = await Promise.all([
    lastText(store, manifest, mediaTypes.template, mediaTypes.prompt),
    lastText(store, manifest, mediaTypes.system),
    lastText(store, manifest, mediaTypes.params),
    lastText(store, manifest, mediaTypes.messages),
    Promise.all(layerDigests(manifest, mediaTypes.license).map((digest) => store.blobs.readText(digest))),
  ]);
  return {
    ...(template === undefined ? {} : { template }),
    ...(system === undefined ? {} : { system }),
    parameters: parameters === undefined ? {} : (JSON.parse(parameters) as Record<string, unknown>),
    messages: messages === undefined ? [] : (JSON.parse(messages) as LayerTexts['messages']),
    licenses,
  };
}

/** The path of a blob that a model needs. Throws a `MissingBlobError` where it is not in the store. */
export async function requireBlob(store: Store, digest: string): Promise<string> {
  const path = store.blobs.path(digest);
  if ((await store.blobs.stat(digest)) === undefined) {
    throw new MissingBlobError(`open ${path}: no such file or directory`, { digest });
  }
  return path;
}
