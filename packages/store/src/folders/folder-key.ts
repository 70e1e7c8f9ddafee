import { createHash } from 'node:crypto';
import { digestHex } from '@puna/protocol';
import type { Manifest } from '../manifests/manifest.js';
import { mediaTypes } from '../media-types.js';

/** A file of a model that is a folder. */
export interface FolderFile {
  /** Its path in the folder, with slashes: `onnx/model.onnx`. */
  readonly name: string;
  readonly digest: string;
}

/** The files of a model that is a folder, in the manifest's order; none where the model is none. */
export function folderFiles({ layers }: Manifest): FolderFile[] {
  return layers
    .filter(({ mediaType }) => mediaType === mediaTypes.file)
    .map(({ name = '', digest }) => ({ name, digest }));
}

/** The name under which a folder lies in the store: equal for equal files, in whatever order they are listed. */
export function folderKey(files: readonly FolderFile[]): string {
  const lines = files.map(({ name, digest }) => JSON.stringify([name, digestHex(digest)])).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
