import { rm } from 'node:fs/promises';
import type { Repository } from '../names/repository.js';
import type { RegistryContext } from '../registry-context.js';
import type { ProgressListener } from '../transfers/progress.js';
import type { Piece } from './blob-file.js';
import type { DownloadTarget } from './download-target.js';
import { fetchRanges } from './fetch-ranges.js';
import { fileError } from './file-error.js';
import { readJournal } from './journal.js';
import type { BlobIdentity } from './open-range.js';
import { PartialFile } from './partial-file.js';
import { effectiveRecords } from './piece-records.js';
import { hasEnded, thisProcess } from './process-identity.js';
import { underProcessLock } from './process-lock.js';
import { RangePool } from './range-pool.js';
import { RangeSet } from './range-set.js';
import { repairRanges } from './repair-ranges.js';
import { RunningHash } from './running-hash.js';
import { SourceList } from './source-list.js';

/** One blob to be pulled. */
export interface PullOptions {
  readonly context: RegistryContext;
  /** The mirrors, then the registry itself. */
  readonly repositories: readonly Repository[];
  readonly blob: BlobIdentity;
  readonly target: DownloadTarget;
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
}

/**
 * Brings a blob to its target: goes on where an earlier pull stopped, or waits for another process that is pulling it.
 */
export async function pullBlob(options: PullOptions): Promise<void> {
  const { blob, target, context, signal, onProgress } = options;
  const { size } = blob;
  const done = async (): Promise<boolean> => {
    const present = await target.isPresent();
    if (present) onProgress({ completed: size, total: size });
    return present;
  };
  if (await done()) return;
  await underProcessLock({
    path: target.partialPath,
    lockPath: target.lockPath,
    logger: context.logger,
    signal,
    look: async () => ((await done()) ? 'done' : watchOther(options)),
    work: async (lockSignal) => {
      if (!(await done())) await pullUnderLock({ ...options, signal: lockSignal });
    },
  });
}

/** Tells the progress of the process that holds the lock, and whether it still lives. */
async function watchOther({ blob, target, onProgress }: PullOptions): Promise<'abandoned' | 'busy'> {
  const journal = await readJournal(target.journalPath);
  if (journal?.digest !== blob.digest) return 'busy';
  const completed = new RangeSet(effectiveRecords(journal.records)).bytes;
  onProgress({ completed, total: blob.size });
  return hasEnded(journal.writer) ? 'abandoned' : 'busy';
}

async function pullUnderLock(options: PullOptions): Promise<void> {
  const { blob, target } = options;
  const partial = await PartialFile.open({ ...target, ...blob, writer: thisProcess });
  try {
    await fill(options, partial);
    await partial.file.sync();
  } finally {
    await partial.close();
  }
  await target.publish(target.partialPath);
  try {
    await rm(target.journalPath, { force: true });
  } catch (error) {
    throw fileError(target.journalPath, error);
  }
}

/** Fetches what is missing, and what turns out to be wrong. */
async function fill(options: PullOptions, partial: PartialFile): Promise<void> {
  const { context, blob, repositories, signal, onProgress } = options;
  const doubts = new RangeSet();
  const found = await download(options, partial, doubts);
  if (found === blob.digest) return;
  await repairRanges({
    context,
    blob,
    file: partial.file,
    found,
    suspects: doubts.ranges,
    // Should a mirror be wrong, the registry itself is right.
    repositories: repositories.toReversed(),
    signal,
    onProgress,
    onReplaced: (piece) => partial.note(piece),
  });
}

/** Fetches what is missing while hashing what is there. Returns the digest of the whole. */
async function download(options: PullOptions, partial: PartialFile, doubts: RangeSet): Promise<string> {
  const { context, blob, repositories, signal, onProgress } = options;
  const pool = new RangePool(partial.missingFrom({ start: 0, end: blob.size }), false);
  const report = () => onProgress({ completed: partial.present.bytes, total: blob.size });
  const hash = new RunningHash(partial, (damaged) => {
    context.logger.warn(
      `${partial.file.path}: bytes ${damaged.start} to ${damaged.end} changed, and are fetched again`,
    );
    pool.add(damaged);
    report();
  });
  const write = async (piece: Piece) => {
    await partial.write(piece);
    hash.add(piece);
    report();
  };
  const sources = new SourceList(repositories, blob.digest, context);
  report();
  hash.start();
  const hashing = hash.finished.finally(() => pool.close());
  const fetching = fetchRanges({
    context,
    blob,
    sources,
    pool,
    signal,
    sink: { write },
    onDoubt: (range) => doubts.add(range),
  }).catch((error: unknown) => hash.stop(error));
  const [hashed] = await Promise.allSettled([hashing, fetching]);
  if (hashed.status === 'rejected') throw hashed.reason;
  return hashed.value;
}
