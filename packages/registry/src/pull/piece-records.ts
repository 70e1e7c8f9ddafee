import type { ByteRange } from './range-set.js';

/** A stretch of a partial file that was written in one go, with the checksum of its bytes. */
export interface PieceRecord extends ByteRange {
  /** CRC-32, as an unsigned number. */
  readonly crc: number;
}

/**
 * The records of a journal that still hold when all of it was read: where two pieces overlap, the checksum of the earlier
 * one no longer says anything, and that piece is forgotten. (Where three do, one that says nothing may stay; its
 * checksum will not fit, and its bytes are fetched again.)
 *
 * @param records in the order in which they were written.
 * @returns in the order of the file, without overlaps.
 */
export function effectiveRecords(records: readonly PieceRecord[]): PieceRecord[] {
  const ordered = records.map((record, time) => ({ record, time })).sort((a, b) => a.record.start - b.record.start);
  const kept: typeof ordered = [];
  for (const candidate of ordered) {
    let last = kept.at(-1);
    while (last !== undefined && last.record.end > candidate.record.start && last.time < candidate.time) {
      kept.pop();
      last = kept.at(-1);
    }
    if (last === undefined || last.record.end <= candidate.record.start) kept.push(candidate);
  }
  return kept.map(({ record }) => record);
}
