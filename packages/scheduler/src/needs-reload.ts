import type { ModelSettings } from './model-settings.js';

/**
 * Settings that must be the same; both absent counts as the same. `slots` is not among them: the operator or the free
 * memory decides it, never the request.
 */
const exact = [
  'batchSize',
  'threads',
  'mainGpu',
  'memoryMap',
  'flashAttention',
  'cacheType',
  'draftTokens',
  'draft',
] as const;

/** Whether a model that was loaded with `loaded` can't serve a request that wants `wanted`. */
export function needsReload(loaded: ModelSettings, wanted: ModelSettings): boolean {
  return (
    exact.some((name) => loaded[name] !== wanted[name]) ||
    contextLengthDiffers(loaded, wanted) ||
    gpuLayersDiffer(loaded, wanted) ||
    (loaded.contextShift ?? true) !== (wanted.contextShift ?? true) ||
    listsDiffer(loaded.adapters, wanted.adapters) ||
    listsDiffer(loaded.projectors, wanted.projectors)
  );
}

function contextLengthDiffers(loaded: ModelSettings, wanted: ModelSettings): boolean {
  // A default may have been lowered to fit into memory; that must not make the next request load again.
  if (loaded.automaticContextLength && wanted.automaticContextLength) return false;
  return loaded.contextLength !== wanted.contextLength;
}

function gpuLayersDiffer(loaded: ModelSettings, wanted: ModelSettings): boolean {
  // Negative is how clients say "as many as fit", and whatever was loaded is an answer to that.
  if (wanted.gpuLayers === undefined || wanted.gpuLayers < 0) return false;
  return loaded.gpuLayers !== wanted.gpuLayers;
}

function listsDiffer(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length !== other.length || one.some((path, index) => path !== other[index]);
}
