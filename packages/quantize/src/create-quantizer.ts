import { access, constants } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { QuantizationFailedError } from './errors/quantization-failed-error.js';
import { QuantizerCrashedError } from './errors/quantizer-crashed-error.js';
import { QuantizerUnavailableError } from './errors/quantizer-unavailable-error.js';
import { UnknownQuantizationError } from './errors/unknown-quantization-error.js';
import type { QuantizeOrder, QuantizeOutcome } from './messages.js';
import { runChild } from './parent/run-child.js';
import { createTemporaryTarget, type TemporaryTarget } from './parent/temporary-target.js';
import { withoutPaths } from './parent/without-paths.js';
import { fileTypeNumber, findQuantizationType, quantizationTypes } from './quantization-types.js';
import type { QuantizerLogger } from './quantizer-logger.js';
import type { Quantizer, QuantizeRequest } from './quantizer.js';

export interface QuantizerOptions {
  /** Default: nothing is logged. */
  readonly logger?: QuantizerLogger | undefined;
}

/** Quantises with llama.cpp, each file in a child process of its own. Nothing is loaded or started before the first. */
export function createQuantizer({ logger }: QuantizerOptions = {}): Quantizer {
  return {
    types: quantizationTypes,
    findType: findQuantizationType,
    quantize: (request) => quantize(request, logger),
  };
}

async function quantize(request: QuantizeRequest, logger: QuantizerLogger | undefined): Promise<void> {
  const type = findQuantizationType(request.type);
  const fileType = type === undefined ? undefined : fileTypeNumber(type);
  if (fileType === undefined) throw new UnknownQuantizationError(request.type, quantizationTypes);
  const { threads = availableParallelism() } = request;
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`${threads} is not a number of threads`);
  request.signal?.throwIfAborted();
  await access(request.sourcePath, constants.R_OK);
  const target = await createTemporaryTarget(request.targetPath);
  const start = performance.now();
  logger?.debug({ type }, 'Quantising a model.');
  try {
    await work({ ...request, threads }, fileType, target);
    await target.publish();
    logger?.debug({ type, milliseconds: Math.round(performance.now() - start) }, 'A model was quantised.');
  } catch (error) {
    await target.remove();
    if (QuantizerCrashedError.isInstance(error)) logger?.warn({ type, ...error.end }, 'A quantising process died.');
    throw error;
  }
}

async function work(
  request: QuantizeRequest & { readonly threads: number },
  fileType: number,
  target: TemporaryTarget,
): Promise<void> {
  const order: QuantizeOrder = {
    sourcePath: path.resolve(request.sourcePath),
    targetName: target.name,
    fileType,
    allowRequantize: request.allowRequantize ?? false,
    threads: request.threads,
  };
  const { signal, onProgress } = request;
  const outcome = await runChild(order, { directory: target.directory, signal, onProgress });
  if (outcome.type === 'done') return;
  if (outcome.type === 'failed') await target.probe();
  throw failureOf(outcome, order);
}

function failureOf(outcome: Exclude<QuantizeOutcome, { readonly type: 'done' }>, order: QuantizeOrder): Error {
  if (outcome.type === 'unavailable') return new QuantizerUnavailableError(outcome.reason);
  return new QuantizationFailedError(withoutPaths(outcome.errorLines, order));
}
