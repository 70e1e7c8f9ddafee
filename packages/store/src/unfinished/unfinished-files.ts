import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { digestHex } from '@puna/protocol';

/** Where an unfinished download of one blob keeps its files. They are made and read by whoever downloads. */
export interface DownloadFiles {
  /** The bytes so far. */
  readonly partialPath: string;

  /** Which bytes they are. */
  readonly journalPath: string;

  /** Held by the process that downloads. */
  readonly lockPath: string;
}

const fileName = /^sha256-([0-9a-f]{64})(?:\.[a-z-]+)?$/;

/**
 * The files of the download of a digest. They are not among the blobs, where the original's server would remove them
 * after an hour.
 *
 * @throws InvalidDigestError
 */
export function downloadFiles(folder: string, digest: string): DownloadFiles {
  const partialPath = join(folder, `sha256-${digestHex(digest)}`);
  return { partialPath, journalPath: `${partialPath}.journal`, lockPath: `${partialPath}.lock` };
}

/** The digest whose download a file belongs to, or nothing where it belongs to none. */
export function digestOfDownload(name: string): string | undefined {
  const hex = fileName.exec(name)?.[1];
  return hex === undefined ? undefined : `sha256:${hex}`;
}

const bytesOfBlock = 512;

/** What a file really takes: a partial download has holes. */
export function bytesOnDisk({ blocks }: Pick<Stats, 'blocks'>): number {
  return blocks * bytesOfBlock;
}
