import type { BlobIdentity } from '../pull/open-range.js';
import type { ProgressListener } from '../transfers/progress.js';
import type { UploadContext } from './upload-requests.js';

/** One blob to be pushed. */
export interface PushOptions extends UploadContext {
  readonly blob: BlobIdentity;
  /** The file that holds it. */
  readonly path: string;
  /** The path of another repository on the same registry that may have the blob. */
  readonly mountFrom: string | undefined;
  readonly onProgress: ProgressListener;
}
