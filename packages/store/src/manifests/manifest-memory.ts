import { stat } from 'node:fs/promises';
import { isMissing } from '@puna/errors';
import type { StoredManifest } from './stored-manifest.js';

/** What changes with every change to a file. */
interface FileStamp {
  readonly text: string;

  /** When the file was last changed in any way, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** File systems tell moments apart that are this many milliseconds apart; FAT is the coarsest. */
const coarsestClock = 2000;

/** The stamp of a file as it is now; nothing where it is missing. */
export async function readFileStamp(path: string): Promise<FileStamp | undefined> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return { text: [dev, ino, size, mtimeNs, ctimeNs].join(), changedAt: Number(ctimeNs / 1_000_000n) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Manifests that were read before, by path. As long as the stamp of its file is the same, a manifest need not be searched for
 * and read again: every request names a model.
 */
export class ManifestMemory {
  readonly #entries = new Map<string, { readonly stored: StoredManifest; readonly stamp: FileStamp }>();

  /** What was kept for a path, if its file still has the same stamp. */
  recall(path: string, stamp: FileStamp | undefined): StoredManifest | undefined {
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    if (entry.stamp.text === stamp?.text) return entry.stored;
    this.#entries.delete(path);
    return undefined;
  }

  /**
   * Keeps a manifest. One whose file was changed just now is not kept, since it could change again without getting another
   * stamp.
   *
   * @param stamp of the file before it was read
   * @param now in milliseconds since 1970
   */
  keep(stored: StoredManifest, stamp: FileStamp, now: number = Date.now()): void {
    if (now - stamp.changedAt > coarsestClock) this.#entries.set(stored.path, { stored, stamp });
  }
}
