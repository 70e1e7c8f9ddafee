import { hasSystemCode } from '@puna/errors';
import { describeError } from '../errors/describe-error.js';
import { DiskFullError } from '../errors/disk-full-error.js';
import { LocalFileError } from '../errors/local-file-error.js';

/** Turns a failure of the file system into an error of this package. No network error looks like one. */
export function fileError(path: string, error: unknown): DiskFullError | LocalFileError {
  if (hasSystemCode(error, ['ENOSPC', 'EDQUOT'])) return new DiskFullError(path, { cause: error });
  return new LocalFileError(path, describeError(error), { cause: error });
}
