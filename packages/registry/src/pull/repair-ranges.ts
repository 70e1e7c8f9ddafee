import { DigestError } from '../errors/digest-error.js';
import { formatBytes } from '../format-bytes.js';
import type { Repository } from '../names/repository.js';
import type { RegistryContext } from '../registry-context.js';
import type { ProgressListener } from '../transfers/progress.js';
import type { BlobFile, Piece } from './blob-file.js';
import { fetchRanges } from './fetch-ranges.js';
import type { BlobIdentity } from './open-range.js';
import { RangePool } from './range-pool.js';
import { RangeSet, type ByteRange } from './range-set.js';
import { SourceList } from './source-list.js';

/** A file whose digest is wrong. */
export interface RepairOptions {
  readonly context: RegistryContext;
  readonly blob: BlobIdentity;
  readonly file: BlobFile;
  /** The digest that the file has. */
  readonly found: string;
  /** Compared first. */
  readonly suspects: Iterable<ByteRange>;
  /** The registry itself and its mirrors, in the order in which they are asked. */
  readonly repositories: readonly Repository[];
  readonly signal: AbortSignal;
  readonly onProgress: ProgressListener;
  /** Hears of each piece that was replaced. */
  readonly onReplaced?: (piece: Piece) => void;
}

/** The file is compared in so many steps, or in steps of so many bytes; hashing it again follows each that found something. */
const mostSteps = 16;
const smallestStepBytes = 64 * 1_000_000;

/**
 * Repairs a file: fetches it again range by range, compares, and replaces what differs, until the digest is right.
 *
 * @throws DigestError where everything was compared once and the digest is still wrong; what `fetchRanges` throws.
 */
export async function repairRanges(options: RepairOptions): Promise<void> {
  const { context, blob, file, signal, repositories } = options;
  const whole = { start: 0, end: blob.size };
  const suspects = new RangeSet(options.suspects);
  context.logger.warn(
    `${blob.digest} has the digest ${options.found}: it is compared with the registry and repaired, ` +
      `${formatBytes(suspects.bytes)} of ${formatBytes(blob.size)} first`,
  );
  let { found } = options;
  let remainingBytes = blob.size;
  const longestStep = Math.max(smallestStepBytes, blob.size / mostSteps);
  const steps = [suspects.ranges, suspects.missingFrom(whole)].flatMap((ranges) => splitIntoSteps(ranges, longestStep));
  for (const step of steps) {
    const stepBytes = new RangeSet(step).bytes;
    const sources = new SourceList(repositories, blob.digest, context);
    const replacedBytes = await compare(options, sources, step, remainingBytes - stepBytes);
    remainingBytes -= stepBytes;
    if (replacedBytes === 0) continue;
    context.logger.warn(`${formatBytes(replacedBytes)} of ${blob.digest} were wrong and have been replaced`);
    found = await file.digest(signal);
    if (found === blob.digest) return;
  }
  throw new DigestError(`layer ${blob.digest}`, blob.digest, found, repositories[0]?.host ?? 'the registry');
}

/** Fetches ranges again and replaces what differs. Returns how many bytes that was. */
async function compare(
  options: RepairOptions,
  sources: SourceList,
  ranges: readonly ByteRange[],
  laterBytes: number,
): Promise<number> {
  const { context, blob, file, signal, onProgress, onReplaced } = options;
  const pool = new RangePool(ranges, true);
  let replacedBytes = 0;
  const write = async (piece: Piece) => {
    if (!holds(await file.read(piece), piece)) {
      await file.write(piece);
      onReplaced?.(piece);
      replacedBytes += piece.end - piece.start;
    }
    onProgress({ completed: blob.size - laterBytes - pool.remainingBytes, total: blob.size });
  };
  await fetchRanges({ context, blob, sources, pool, sink: { write }, signal, onDoubt: () => {} });
  return replacedBytes;
}

function holds(there: Buffer, { start, end, buffers }: Piece): boolean {
  if (there.length !== end - start) return false;
  let position = 0;
  return buffers.every((buffer) => {
    const same = buffer.equals(there.subarray(position, position + buffer.length));
    position += buffer.length;
    return same;
  });
}

/** Puts ranges together, or cuts them, to steps of so many bytes. */
function splitIntoSteps(ranges: readonly ByteRange[], stepBytes: number): ByteRange[][] {
  const steps: ByteRange[][] = [];
  let room = 0;
  for (const range of ranges) {
    for (let { start } = range; start < range.end;) {
      if (room === 0) {
        steps.push([]);
        room = Math.ceil(stepBytes);
      }
      const end = Math.min(range.end, start + room);
      steps.at(-1)?.push({ start, end });
      room -= end - start;
      start = end;
    }
  }
  return steps;
}
