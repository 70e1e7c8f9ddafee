import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '@puna/errors';
import { digestHex } from '@puna/protocol';
import { digestOfFileName } from './blobs/blob-paths.js';
import { removeUnusedFolders } from './folders/remove-folders.js';
import { scanManifests } from './manifests/scan-manifests.js';
import { isTemporaryManifest, removeIfEmpty } from './manifests/write-manifest.js';
import type { StoreContext, StoreFolders } from './store-context.js';
import { pruneUnfinished } from './unfinished/prune-unfinished.js';
import { usedDigests } from './used-digests.js';

/** How a store is tidied up. */
export interface PruneOptions {
  /** Files used less than this long ago stay: they may belong to a model that is just being made. Default: 1 hour. */
  readonly olderThanMilliseconds?: number | undefined;
}

/** What `prune` did. */
export interface PruneReport {
  /** Why nothing was removed: a manifest that can't be read could refer to any blob. */
  readonly skipped?: string;
  /** The digests of the blobs that no model referred to. */
  readonly removedBlobs: readonly string[];
  /** The paths of files whose writing never ended. */
  readonly removedFiles: readonly string[];
  /** The paths of empty manifest folders, and of the folders of models that are gone. */
  readonly removedFolders: readonly string[];
  /** Bytes of all removed files. */
  readonly freedBytes: number;
}

const oneHour = 60 * 60 * 1000;

interface FoundFile {
  readonly path: string;
  readonly digest: string | undefined;
  readonly bytes: number;
  readonly lastUsed: number;
}

/** Removes what no model and no unfinished pull uses. Call it under the lock. */
export async function prune(context: StoreContext, options: PruneOptions): Promise<PruneReport> {
  const { folders, logger } = context;
  const scan = await scanManifests(folders.manifests);
  const [problem] = scan.problems;
  if (problem !== undefined) {
    logger.warn(`the model store was not tidied up: ${problem}`);
    return { skipped: problem, removedBlobs: [], removedFiles: [], removedFolders: [], freedBytes: 0 };
  }
  const oldest = Date.now() - (options.olderThanMilliseconds ?? oneHour);
  const unfinished = await pruneUnfinished(folders.unfinished, oldest);
  const used = await usedDigests(folders, scan);
  const unused = (await findFiles(folders)).filter(
    ({ digest, lastUsed }) => lastUsed < oldest && !(digest !== undefined && used.has(digestHex(digest))),
  );
  await Promise.all(unused.map(({ path }) => rm(path, { force: true })));
  return {
    removedBlobs: unused.flatMap(({ digest }) => digest ?? []),
    removedFiles: [
      ...unused.filter(({ digest }) => digest === undefined).map(({ path }) => path),
      ...unfinished.removedFiles,
    ],
    removedFolders: [...(await removeEmptyFolders(folders.manifests)), ...(await removeUnusedFolders(context, scan))],
    freedBytes: unused.reduce((sum, { bytes }) => sum + bytes, unfinished.freedBytes),
  };
}

async function findFiles(folders: StoreFolders): Promise<FoundFile[]> {
  const blobs = await readdir(folders.blobs);
  const manifests = (await readdir(folders.manifests)).filter(isTemporaryManifest);
  const found = await Promise.all([
    ...blobs.map((fileName) => describe(folders.blobs, fileName)),
    ...manifests.map((fileName) => describe(folders.manifests, fileName)),
  ]);
  return withSharedAge(found.filter((file) => file !== undefined));
}

async function describe(folder: string, fileName: string): Promise<FoundFile | undefined> {
  const path = join(folder, fileName);
  try {
    const status = await stat(path);
    if (!status.isFile()) return undefined;
    return { path, digest: digestOfFileName(fileName), bytes: status.size, lastUsed: status.mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Gives all files of one unfinished download the age of the newest: `sha256-<hex>-partial`, `sha256-<hex>-partial-3`.
 * A part that was complete an hour ago is still needed while its neighbours come in, possibly by another process.
 */
function withSharedAge(files: readonly FoundFile[]): FoundFile[] {
  const newest = new Map<string, number>();
  for (const { path, lastUsed } of files) {
    const key = downloadOf(path);
    newest.set(key, Math.max(newest.get(key) ?? 0, lastUsed));
  }
  return files.map((file) =>
    file.digest === undefined ? { ...file, lastUsed: newest.get(downloadOf(file.path)) ?? file.lastUsed } : file,
  );
}

function downloadOf(path: string): string {
  return path.replace(/(sha256-[0-9a-f]{64}-).*$/, '$1');
}

/** Removes the empty folders inside of a folder, the deepest first. */
async function removeEmptyFolders(folder: string): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    removed.push(...(await removeEmptyFolders(path)));
    if (await removeIfEmpty(path)) removed.push(path);
  }
  return removed;
}
