import { InvalidDigestError, parseDigest } from '@puna/protocol';
import { CreateInputError } from '../errors/create-input-error.js';
import type { CreateModelRequest } from './create-request.js';
import type { Quantizer } from './quantizer.js';
import { requestedType } from './weights/quantization.js';
import type { UploadedFiles } from './weights/uploaded-files.js';

/** What of a request has to be right before anything is done. */
export interface CheckedRequest {
  readonly files: UploadedFiles;
  readonly adapters: UploadedFiles;
  readonly draftFiles: UploadedFiles;

  /** What the weights become; absent: they stay as they are. */
  readonly type: string | undefined;
  readonly draftType: string | undefined;
}

/**
 * Checks a request as far as that needs no file.
 *
 * @throws CreateInputError, QuantizationError
 */
export function checkCreateRequest(request: CreateModelRequest, quantizer: Quantizer | undefined): CheckedRequest {
  const draftFiles = checkFiles(request.draftFiles);
  if (request.draftQuantize && Object.keys(draftFiles).length === 0) {
    throw new CreateInputError('--draft-quantize requires a DRAFT model');
  }
  return {
    files: checkFiles(request.files),
    adapters: checkFiles(request.adapters),
    draftFiles,
    type: requestedType(quantizer, request.quantize),
    draftType: requestedType(quantizer, request.draftQuantize),
  };
}

function checkPath(path: string): void {
  const parts = path.split('/');
  const isRelative = path !== '' && !path.startsWith('/') && !path.includes('\\') && !path.includes('\0');
  if (isRelative && parts.every((part) => part !== '' && part !== '.' && part !== '..')) return;
  throw new CreateInputError('file path must be relative', { path });
}

/** The entries of a map of files, with sound paths and normalised digests. */
function checkFiles(files: UploadedFiles = {}): UploadedFiles {
  const checked: Record<string, string> = {};
  for (const [path, digest] of Object.entries(files)) {
    checkPath(path);
    try {
      checked[path] = parseDigest(digest);
    } catch (error) {
      if (!InvalidDigestError.isInstance(error)) throw error;
      throw new CreateInputError('invalid digest format', { path }, { cause: error });
    }
  }
  return checked;
}
