import { stat } from 'node:fs/promises';
import { LoadError, OutOfMemoryError, type LoadOptions, type MemoryUse, type ModelFiles } from '@puna/runtime';
import type { NativeContext, NativeContextOptions, NativeLora, NativeModel } from '../native/binding.js';
import type { NativeLibrary } from '../native/load-library.js';

/** A model and its context in native memory. */
export interface NativeSession {
  readonly model: NativeModel;
  readonly context: NativeContext;
  readonly loras: readonly NativeLora[];
}

/** What is to be opened. */
export interface OpenOptions {
  readonly files: ModelFiles;
  readonly gpuLayers: number;
  readonly memoryMap: boolean;
  readonly context: NativeContextOptions;
}

/**
 * Loads weights, makes the context and applies the LoRA adapters. Whatever fails, nothing stays in memory.
 *
 * @throws LoadError, OutOfMemoryError, or the signal's reason.
 */
export async function openSession(
  library: NativeLibrary,
  open: OpenOptions,
  options: LoadOptions,
): Promise<NativeSession> {
  const opened: { dispose(): Promise<void> }[] = [];
  try {
    const model = await loadWeights(library, open, options, opened);
    const context = await makeContext(library, model, open.context, opened);
    options.signal?.throwIfAborted();
    const loras = await applyLoras(library, model, context, open.files.adapters ?? [], opened);
    options.signal?.throwIfAborted();
    options.onProgress?.(1);
    return { model, context, loras };
  } catch (error) {
    for (const part of opened.reverse()) await part.dispose().catch(() => {});
    throw error;
  }
}

/** Gives the native memory back. */
export async function closeSession({ model, context, loras }: NativeSession): Promise<void> {
  await context.dispose();
  for (const lora of loras) await lora.dispose();
  await model.dispose();
}

/** The memory of weights, cache and buffers, as the backends report it. */
export function sessionMemory({ model, context }: NativeSession): MemoryUse {
  const parts = [model.getMemoryBreakdown(), context.getMemoryBreakdown()];
  const device = parts.reduce((sum, { gpuVram }) => sum + gpuVram, 0);
  return { total: parts.reduce((sum, { cpuRam }) => sum + cpuRam, device), device };
}

type Opened = { dispose(): Promise<void> }[];

/** The part of the progress that the weights make up; the rest is for the context. */
const weightsPart = 0.95;

async function loadWeights(
  { binding }: NativeLibrary,
  open: OpenOptions,
  options: LoadOptions,
  opened: Opened,
): Promise<NativeModel> {
  const { signal, onProgress } = options;
  const path = open.files.weights;
  await stat(path).catch((error: unknown) => {
    throw new LoadError(`The weights ${path} can't be read.`, { path }, { cause: error });
  });
  signal?.throwIfAborted();
  const model = new binding.AddonModel(path, {
    addonExports: binding,
    gpuLayers: open.gpuLayers,
    useMmap: open.memoryMap,
    lazyMode: false,
    hasLoadAbortSignal: signal !== undefined,
    ...(onProgress === undefined ? {} : { onLoadProgress: (fraction: number) => onProgress(fraction * weightsPart) }),
  });
  opened.push(model);
  const abort = (): void => model.abortActiveModelLoad();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const loaded = await asLoadError(model.init(), `llama.cpp could not load ${path}`);
    signal?.throwIfAborted();
    if (!loaded)
      throw new LoadError(
        `llama.cpp refused the weights ${path}: the file is damaged or of a kind that it does not know.`,
        { path },
      );
    return model;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

async function makeContext(
  { binding }: NativeLibrary,
  model: NativeModel,
  options: NativeContextOptions,
  opened: Opened,
): Promise<NativeContext> {
  const context = new binding.AddonContext(model, options);
  opened.push(context);
  if (await asLoadError(context.init(), 'llama.cpp could not make a context')) return context;
  throw new OutOfMemoryError(
    `llama.cpp could not make a context of ${options.contextSize} tokens in all: memory is short. Load the model with a shorter context or fewer slots.`,
    { contextSize: options.contextSize },
  );
}

async function applyLoras(
  { binding }: NativeLibrary,
  model: NativeModel,
  context: NativeContext,
  paths: readonly string[],
  opened: Opened,
): Promise<NativeLora[]> {
  const loras: NativeLora[] = [];
  for (const path of paths) {
    const lora = new binding.AddonModelLora(model, path);
    await asLoadError(model.loadLora(lora), `llama.cpp could not apply the LoRA adapter ${path}`);
    opened.push(lora);
    loras.push(lora);
  }
  const fullStrength = loras.map(() => 1);
  if (loras.length > 0) context.setLoras(loras, fullStrength);
  return loras;
}

async function asLoadError<T>(work: Promise<T>, what: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new LoadError(`${what}: ${error instanceof Error ? error.message : String(error)}`, {}, { cause: error });
  }
}
