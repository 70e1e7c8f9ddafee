import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readGguf, type GgufFile } from '@puna/convert';
import { followWork } from '../../progress/follow-work.js';
import type { CreateProgress } from '../create-request.js';
import type { Creation } from '../creation.js';

/** A GGUF file that is ready to become a layer. */
export interface ReadyGguf {
  readonly path: string;
  readonly header: GgufFile;

  /** Of the blob, which the workspace keeps. Absent where the file lies in the workspace and is no blob yet. */
  readonly digest?: string;
}

/** A GGUF file that is a blob. */
export interface StoredGguf {
  readonly digest: string;

  /** Bytes. */
  readonly size: number;
  readonly header: GgufFile;

  /** Whether the blob was there before. */
  readonly existed: boolean;
}

/** A path for a file on the way. */
export function scratchPath({ workspace }: Creation): string {
  return join(workspace.directory, `${randomUUID()}.gguf`);
}

/** What a step wrote. It is read back, so that a file which nobody could load never becomes a model. */
export async function readyFile(path: string): Promise<ReadyGguf> {
  return { path, header: await readGguf(path) };
}

/** Makes a blob of a file that is none yet, and keeps it. A blob is kept already: whoever names one has seen to that. */
export async function* storeGguf(creation: Creation, file: ReadyGguf): AsyncGenerator<CreateProgress, StoredGguf> {
  const { workspace, signal } = creation;
  const { path, header, digest } = file;
  if (digest !== undefined) return { digest, size: header.fileSize, header, existed: true };
  yield { step: 'verifying-conversion' };
  const written = yield* followWork<CreateProgress, { digest: string; size: number; created: boolean }>(
    (followed) =>
      workspace.adopt(path, {
        signal: followed.signal,
        onProgress: (completed) =>
          followed.report({ step: 'verifying-conversion', progress: { completed, total: header.fileSize } }),
      }),
    signal,
  );
  return { digest: written.digest, size: written.size, header, existed: !written.created };
}
