import { rm } from 'node:fs/promises';
import { QuantizationError } from '../../errors/quantization-error.js';
import { followWork } from '../../progress/follow-work.js';
import type { CreateProgress } from '../create-request.js';
import type { Creation } from '../creation.js';
import { isFloatType, weightType } from './quantization.js';
import { readyFile, scratchPath, type ReadyGguf } from './ready-gguf.js';

/**
 * Brings a file's weights to a type. A file that has it already stays as it is; one that was on the way only is gone
 * afterwards.
 *
 * @throws QuantizationError where the weights are quantised already and the request does not allow that.
 */
export async function* quantizeGguf(
  creation: Creation,
  file: ReadyGguf,
  type: string | undefined,
): AsyncGenerator<CreateProgress, ReadyGguf> {
  const { context, signal, allowRequantize } = creation;
  const from = weightType(file.header);
  if (type === undefined || type === from) return file;
  if (!isFloatType(from) && !allowRequantize) {
    throw new QuantizationError('quantization is only supported for F16, BF16 and F32 models', { from, to: type });
  }
  const { quantizer } = context;
  if (quantizer === undefined) throw new QuantizationError('this server was set up without a quantizer');
  const targetPath = scratchPath(creation);
  yield* followWork<CreateProgress, void>(
    (followed) =>
      quantizer.quantize({
        sourcePath: file.path,
        targetPath,
        type,
        allowRequantize,
        signal: followed.signal,
        onProgress: (progress) => followed.report({ step: 'quantizing', from, to: type, progress }),
      }),
    signal,
  );
  if (file.digest === undefined) await rm(file.path);
  return readyFile(targetPath);
}
