import { statSync } from 'node:fs';
import { QuantizerUnavailableError } from '../errors/quantizer-unavailable-error.js';
import type { QuantizeOrder, QuantizeOutcome, QuantizeReport } from '../messages.js';
import { findLibrary } from '../native/find-library.js';
import type { NativeQuantization } from '../native/open-quantization.js';
import { TensorProgress } from './tensor-progress.js';

/** `GGML_LOG_LEVEL_ERROR`. */
const errorLevel = 4;

/**
 * Tensors are worked on in parts of this size, source and result and what lies between counted together, in bytes.
 * llama.cpp's default are 8 GiB, which the embeddings of a large model fill to one half; the result is the same.
 */
const bufferSize = 256 * 1024 ** 2;

/** Quantises, reports progress, and says how it ended. */
export async function carryOut(
  order: QuantizeOrder,
  report: (report: QuantizeReport) => void,
): Promise<QuantizeOutcome> {
  try {
    return await quantize(await openNative(), order, report);
  } catch (error) {
    if (QuantizerUnavailableError.isInstance(error)) return { type: 'unavailable', reason: error.message };
    throw error;
  }
}

/** koffi is loaded late: on a machine for which it has no binary, that alone fails. */
async function openNative(): Promise<NativeQuantization> {
  const files = findLibrary();
  const { openQuantization } = await import('../native/open-quantization.js').catch((error: unknown) => {
    throw new QuantizerUnavailableError(`koffi can't be loaded: ${(error as Error).message}`, { cause: error });
  });
  return openQuantization(files);
}

async function quantize(
  native: NativeQuantization,
  order: QuantizeOrder,
  report: (report: QuantizeReport) => void,
): Promise<QuantizeOutcome> {
  const { sourcePath, targetName, fileType, allowRequantize, threads } = order;
  const errorLines: string[] = [];
  let progress: TensorProgress | undefined;
  native.onLog((level, text) => {
    if (level === errorLevel) errorLines.push(...text.split('\n').filter((line) => line.trim() !== ''));
    const state = progress?.read(text);
    if (state !== undefined) report({ type: 'progress', ...state });
  });
  const source = native.listTensors(sourcePath);
  if (source === undefined) return { type: 'failed', errorLines };
  progress = new TensorProgress(source.sizes);
  const status = await native.quantizeAsync(sourcePath, targetName, {
    ...native.defaultParameters,
    ftype: fileType,
    allow_requantize: allowRequantize,
    nthread: threads,
    max_buf_size: bufferSize,
  });
  if (status !== 0) return { type: 'failed', errorLines };
  if (!isWhole(native, targetName))
    return { type: 'failed', errorLines: [...errorLines, 'the file could not be written'] };
  report({ type: 'progress', ...progress.end });
  return { type: 'done' };
}

/** llama.cpp does not look at the outcome of every write: a disk that is full may go unnoticed. */
function isWhole(native: NativeQuantization, path: string): boolean {
  const written = native.listTensors(path);
  return written !== undefined && statSync(path).size >= written.end;
}
