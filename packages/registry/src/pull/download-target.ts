/** Where a pulled blob goes. All paths are on one file system. */
export interface DownloadTarget {
  /** The file that the blob grows in. It is kept when the pull stops, and the next one goes on with it. */
  readonly partialPath: string;

  /** Says which stretches of the partial file are there. Kept as long as that. */
  readonly journalPath: string;

  /** A folder that is there while a process writes to the partial file. Kept only while it does. */
  readonly lockPath: string;

  /** Whether the blob is in its place, complete: then nothing is fetched. */
  isPresent(): Promise<boolean>;

  /** Moves the partial file, which is verified and flushed to the disk, to its place. Called under the lock. */
  publish(partialPath: string): Promise<void>;
}
