import { createRequire } from 'node:module';
import path from 'node:path';
import { UnsupportedError } from '@puna/runtime';
import type { LlamaCppRuntimeOptions, NativeLogger } from '../options.js';
import type { NativeBinding } from './binding.js';
import { findCpuAddon } from './find-addon.js';

/** llama.cpp, loaded into this process. */
export interface NativeLibrary {
  readonly binding: NativeBinding;

  /** The GPU interface in use, or false where everything is computed on the CPU. */
  readonly gpu: string | false;

  /** How many layers of a model fit on the GPU beside a context; 0 without a GPU. */
  readonly fitGpuLayers: (weights: string, contextLength: number) => Promise<number>;
}

const functions = [
  'init',
  'loadBackends',
  'getGpuType',
  'setLogger',
  'getMathCores',
  'getIsArchSupported',
  'getGgmlType',
] as const;
const classes = [
  'AddonModel',
  'AddonModelLora',
  'AddonContext',
  'AddonSampler',
  'AddonGrammar',
  'AddonGrammarEvaluationState',
] as const;

/**
 * Loads the library.
 *
 * @throws UnsupportedError where there is none for this machine, or another version than this package was written for.
 */
export async function loadLibrary(options: LlamaCppRuntimeOptions): Promise<NativeLibrary> {
  const gpu = options.gpu ?? 'auto';
  const addon = await findCpuAddon(gpu);
  try {
    const library =
      addon === undefined ? await loadThroughNodeLlamaCpp(gpu, options.logger) : await loadAddon(addon, options.logger);
    return checkLibrary(library);
  } catch (error) {
    if (UnsupportedError.isInstance(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnsupportedError(
      `llama.cpp's library could not be loaded on this machine: ${reason}. Check that node-llama-cpp was installed together with its optional packages.`,
      { reason: 'platform' },
      { cause: error },
    );
  }
}

async function loadAddon(file: string, logger: NativeLogger | undefined): Promise<NativeLibrary> {
  const binding = createRequire(import.meta.url)(file) as NativeBinding;
  binding.markLoaded();
  binding.setLogger(logger === undefined ? () => {} : (level, message) => logger(nameOfLevel(level), message));
  binding.setLoggerLogLevel(logger === undefined ? logLevels.error : logLevels.debug);
  binding.loadBackends();
  if (binding.getGpuType() === undefined) binding.loadBackends(path.dirname(file));
  await binding.init();
  return { binding, gpu: false, fitGpuLayers: async () => 0 };
}

async function loadThroughNodeLlamaCpp(gpu: 'auto' | false, logger: NativeLogger | undefined): Promise<NativeLibrary> {
  const { getLlama, GgufInsights, LlamaLogLevel, readGgufFileInfo } = await import('node-llama-cpp');
  const llama = await getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: logger === undefined ? LlamaLogLevel.disabled : LlamaLogLevel.debug,
    logger: (level, message) => logger?.(level, message),
  });
  return {
    binding: (llama as unknown as { _bindings: NativeBinding })._bindings,
    gpu: llama.gpu,
    fitGpuLayers: async (weights, contextLength) => {
      if (llama.gpu === false) return 0;
      const insights = await GgufInsights.from(await readGgufFileInfo(weights), llama);
      const resolved = await insights.configurationResolver.resolveModelGpuLayersV2({
        fitContext: { contextSize: contextLength },
      });
      return resolved.gpuLayers;
    },
  };
}

function checkLibrary(library: NativeLibrary): NativeLibrary {
  const binding: Partial<NativeBinding> | undefined = library.binding;
  const missing = [...functions, ...classes].filter((name) => typeof binding?.[name] !== 'function');
  if (missing.length === 0) return library;
  throw new UnsupportedError(
    `The installed node-llama-cpp is not the version that @puna/runtime-llama-cpp was written for (missing: ${missing.join(', ')}). Install the version that its package.json names.`,
    { reason: 'platform' },
  );
}

/** The numbers of node-llama-cpp's addon. */
const logLevels = { fatal: 1, error: 2, warn: 3, info: 4, log: 5, debug: 6 } as const;

function nameOfLevel(level: number): string {
  return Object.entries(logLevels).find(([, number]) => number === level)?.[0] ?? 'log';
}
