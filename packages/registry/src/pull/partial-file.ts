import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { isMissing } from '@puna/errors';
import { BlobFile, type Piece } from './blob-file.js';
import { fileError } from './file-error.js';
import { Journal, readJournal } from './journal.js';
import type { JournalWriter } from './journal-format.js';
import { effectiveRecords, type PieceRecord } from './piece-records.js';
import { RangeSet, type ByteRange } from './range-set.js';

/** Where a download keeps what it has, and what that must become. */
export interface PartialFileOptions {
  readonly partialPath: string;
  readonly journalPath: string;
  readonly digest: string;
  readonly size: number;
  readonly writer: JournalWriter;
}

/** A blob of which some parts are there, and the journal that says which. */
export class PartialFile {
  readonly file: BlobFile;
  /** What is there. What an earlier process wrote counts until its checksum turns out wrong. */
  readonly present: RangeSet;
  /** What an earlier process wrote and nobody has checked yet, by where it starts. */
  readonly #unchecked: Map<number, PieceRecord>;
  readonly #uncheckedStarts: readonly number[];
  #nextUnchecked = 0;
  readonly #journal: Journal;

  private constructor(file: BlobFile, journal: Journal, present: RangeSet, records: readonly PieceRecord[]) {
    this.file = file;
    this.present = present;
    this.#journal = journal;
    this.#unchecked = new Map(records.map((record) => [record.start, record]));
    this.#uncheckedStarts = records.map(({ start }) => start);
  }

  /** Opens what an earlier process left, or begins. */
  static async open(options: PartialFileOptions): Promise<PartialFile> {
    const { partialPath, journalPath, digest, size, writer } = options;
    const old = await readJournal(journalPath);
    const records = old?.digest === digest && old.size === size ? effectiveRecords(old.records) : [];
    const looksComplete = old === undefined && (await isFilled(partialPath, size));
    const file = await BlobFile.open(partialPath, size);
    try {
      const journal = await Journal.create(journalPath, { digest, size, writer, records });
      return new PartialFile(file, journal, new RangeSet(looksComplete ? [{ start: 0, end: size }] : records), records);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get complete(): boolean {
    return this.present.bytes === this.file.size;
  }

  /** Writes a piece and notes it in the journal. */
  async write(piece: Piece): Promise<void> {
    await this.file.write(piece);
    this.note(piece);
  }

  /** Notes a piece that is in the file. */
  note({ start, end, buffers }: Piece): void {
    this.present.add({ start, end });
    this.#unchecked.delete(start);
    this.#journal.append({ start, end, crc: checksum(buffers) });
  }

  /**
   * Reads on from an offset, as far as there is something, at most `atMost` bytes, checking what an earlier process
   * wrote.
   *
   * @returns undefined where the bytes there are not those that were written; they no longer count as present then.
   */
  async readChecked(offset: number, atMost: number): Promise<Buffer | undefined> {
    const record = this.#unchecked.get(offset);
    if (record === undefined) {
      const end = Math.min(this.present.endOfStretch(offset), offset + atMost, this.#startOfNextUnchecked(offset));
      return this.file.read({ start: offset, end });
    }
    const bytes = await this.file.read(record);
    this.#unchecked.delete(offset);
    if (crc32(bytes) === record.crc && bytes.length === record.end - record.start) return bytes;
    this.present.remove(record);
    return undefined;
  }

  /** What of a range is not there. */
  missingFrom(range: ByteRange): ByteRange[] {
    return this.present.missingFrom(range);
  }

  async close(): Promise<void> {
    try {
      await this.#journal.close();
    } finally {
      await this.file.close();
    }
  }

  /** Offsets are asked for in rising order, so what lies before is never needed again. */
  #startOfNextUnchecked(offset: number): number {
    for (;;) {
      const start = this.#uncheckedStarts[this.#nextUnchecked];
      if (start === undefined) return Infinity;
      if (start > offset && this.#unchecked.has(start)) return start;
      this.#nextUnchecked += 1;
    }
  }
}

function checksum(buffers: readonly Buffer[]): number {
  return buffers.reduce((crc, buffer) => crc32(buffer, crc), 0);
}

/** Whether a file has its full length, and is not merely reserved: then it may be a download that lost its journal. */
async function isFilled(path: string, size: number): Promise<boolean> {
  try {
    const status = await stat(path);
    const blockBytes = 512;
    return status.size === size && status.blocks * blockBytes >= size;
  } catch (error) {
    if (isMissing(error)) return false;
    throw fileError(path, error);
  }
}
