import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { isMissing } from '@puna/errors';
import { fileError } from './file-error.js';
import { formatHeader, formatRecord, parseJournal, type JournalContent } from './journal-format.js';
import type { PieceRecord } from './piece-records.js';

/**
 * The file beside a partial download that says which stretches of it are there. It is only ever appended to, so that a
 * process may die at any moment: a piece that is not in it yet is fetched again, and the checksum finds one that did not
 * reach the disk.
 */
export class Journal {
  readonly #path: string;
  readonly #handle: FileHandle;
  #waiting = '';
  #writing: Promise<void> | undefined;
  #failure: unknown;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Writes a new journal with what still holds of the old one, and opens it for more. */
  static async create(path: string, content: JournalContent): Promise<Journal> {
    const temporaryPath = `${path}-new`;
    try {
      const handle = await open(temporaryPath, 'w', 0o644);
      try {
        await handle.writeFile(formatHeader(content) + content.records.map(formatRecord).join(''));
        await rename(temporaryPath, path);
      } catch (error) {
        await handle.close();
        throw error;
      }
      return new Journal(path, handle);
    } catch (error) {
      await rm(temporaryPath, { force: true });
      throw fileError(path, error);
    }
  }

  /** Notes a piece that is in the file. Does not wait for the note; a failure is thrown by a later call. */
  append(record: PieceRecord): void {
    if (this.#failure !== undefined) throw fileError(this.#path, this.#failure);
    this.#waiting += formatRecord(record);
    this.#writing ??= this.#writeWaiting();
  }

  /** Writes what is noted, and closes the file. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
  }

  /** While one write is on its way, the notes that come are put together for the next. */
  async #writeWaiting(): Promise<void> {
    try {
      while (this.#waiting !== '') {
        const text = this.#waiting;
        this.#waiting = '';
        await this.#handle.appendFile(text);
      }
    } catch (error) {
      this.#failure = error;
    }
    this.#writing = undefined;
  }
}

/** Reads a journal; undefined where there is none, or what is there is none. */
export async function readJournal(path: string): Promise<JournalContent | undefined> {
  try {
    return parseJournal(await readFile(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw fileError(path, error);
  }
}
