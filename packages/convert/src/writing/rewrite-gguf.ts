import { alignmentKey } from '../reading/read-metadata.js';
import type { GgufContent, StoredEntry, WriteOptions } from './gguf-content.js';
import type { TypedValue } from './metadata-values.js';
import { openStoredGguf } from './stored-gguf.js';
import { writeGguf } from './write-gguf.js';

/** What becomes different in a copy of a file. */
export interface MetadataChanges {
  /** New values. A key that the file has keeps its place; others come last. */
  readonly set?: ReadonlyMap<string, TypedValue>;
  /** Keys to leave out. */
  readonly remove?: Iterable<string>;
}

/**
 * Writes a copy of a GGUF file with other metadata. All else, and the tensors, stay byte for byte as they are. Both paths
 * may be the same.
 *
 * @throws {InvalidGgufError} when the file is no such file.
 * @throws RangeError where a new value does not fit its type, or `general.alignment` is to be changed.
 */
export async function rewriteGguf(
  sourcePath: string,
  targetPath: string,
  changes: MetadataChanges,
  options: WriteOptions = {},
): Promise<void> {
  const removed = new Set(changes.remove);
  if (removed.has(alignmentKey) || changes.set?.has(alignmentKey)) {
    throw new RangeError(`${alignmentKey} says where the tensors are and can't be changed alone`);
  }
  const stored = await openStoredGguf(sourcePath);
  try {
    const metadata = new Map<string, TypedValue | StoredEntry>(stored.entries());
    for (const key of removed) metadata.delete(key);
    for (const [key, value] of changes.set ?? []) metadata.set(key, value);
    const content: GgufContent = { metadata, tensors: stored.tensors(), alignment: stored.alignment };
    await writeGguf(targetPath, content, options);
  } finally {
    await stored.close();
  }
}
