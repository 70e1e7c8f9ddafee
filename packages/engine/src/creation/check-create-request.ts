import { InvalidDigestError, parseDigest } from '@puna/protocol';
import { CreateInputError } from '../errors/create-input-error.js';
import { QuantizationError } from '../errors/quantization-error.js';
import type { CreateModelRequest } from './create-request.js';

const quantizations = new Set(['F32', 'F16', 'BF16', 'Q4_K_S', 'Q4_K_M', 'Q4_K', 'Q8_0']);

function checkPath(path: string): void {
  const parts = path.split('/');
  const isRelative = path !== '' && !path.startsWith('/') && !path.includes('\\') && !path.includes('\0');
  if (isRelative && parts.every((part) => part !== '' && part !== '.' && part !== '..')) return;
  throw new CreateInputError('file path must be relative', { path });
}

/** The entries of a map of files, with sound paths and normalised digests. */
export function checkFiles(files: Readonly<Record<string, string>> = {}): Record<string, string> {
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

/**
 * Refuses a quantisation that is unknown, and for now any that is known: bringing weights to another
 * type needs a converter that this version does not have.
 */
export function checkQuantization({ quantize }: CreateModelRequest): void {
  if (!quantize) return;
  const type = quantize.toUpperCase();
  if (!quantizations.has(type)) {
    throw new QuantizationError(
      `unsupported quantization type ${type} - supported types are F32, F16, Q4_K_S, Q4_K_M, Q8_0`,
    );
  }
  throw new QuantizationError(
    `quantizing to ${type} is not possible in this version; quantize the file first (llama.cpp: llama-quantize) and create the model from the result`,
  );
}
