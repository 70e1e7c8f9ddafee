import { stat } from 'node:fs/promises';
import { describeError } from '../errors/describe-error.js';
import { LocalFileError } from '../errors/local-file-error.js';
import { SourceChangedError } from '../errors/source-changed-error.js';
import type { PushOptions } from './push-options.js';
import type { PushResult } from './push-result.js';
import { Upload } from './upload.js';
import { hasBlob, openUpload } from './upload-requests.js';

/**
 * Brings a blob to a registry, in the cheapest way that works.
 *
 * @throws UnauthorizedError, RegistryResponseError, UnreachableError, SourceChangedError, LocalFileError
 */
export async function pushBlob(options: PushOptions): Promise<PushResult> {
  const { blob, onProgress } = options;
  const done = (result: PushResult) => {
    onProgress({ completed: blob.size, total: blob.size });
    return result;
  };
  if (await hasBlob(options)) return done('existing');
  await requireSize(options);
  const opened = await openUpload(options, options.mountFrom);
  if (opened === 'mounted') return done('mounted');
  onProgress({ completed: 0, total: blob.size });
  await new Upload(options, opened).run();
  return done('uploaded');
}

async function requireSize({ path, blob }: PushOptions): Promise<void> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw new LocalFileError(path, describeError(error), { cause: error });
  });
  if (size !== blob.size) throw new SourceChangedError(path, blob.digest, blob.size, size);
}
