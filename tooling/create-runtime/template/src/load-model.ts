import { UnsupportedError, type LoadedModel, type LoadOptions, type ModelFiles } from '@puna/runtime';
import { AcmeModel } from './acme-model.js';
import { openWeights } from './engine/weights.js';
import type { AcmeRuntimeOptions } from './options.js';
import { probeModel } from './probe.js';

/** Loads a model; see `Runtime.load` for the errors. */
export async function loadModel(
  files: ModelFiles,
  { settings, signal, onProgress }: LoadOptions,
  options: AcmeRuntimeOptions,
): Promise<LoadedModel> {
  signal?.throwIfAborted();
  const answer = await probeModel(files, options);
  if (!answer.supported) throw new UnsupportedError(answer.message, { reason: answer.reason });
  onProgress?.(0);
  const weights = await openWeights(files.weights);
  signal?.throwIfAborted();
  onProgress?.(1);
  return new AcmeModel(weights, settings);
}
