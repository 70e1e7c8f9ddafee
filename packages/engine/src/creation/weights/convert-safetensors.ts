import { InvalidSafetensorsError, readSafetensors, type FilePaths } from '@puna/convert';
import { CreateInputError } from '../../errors/create-input-error.js';
import { followWork } from '../../progress/follow-work.js';
import type { ConversionTask } from '../conversion/conversion-task.js';
import { runConversion } from '../conversion/run-conversion.js';
import type { CreateProgress } from '../create-request.js';
import type { Creation } from '../creation.js';
import { isFloatType } from './quantization.js';
import { quantizeGguf } from './quantize-gguf.js';
import { readyFile, scratchPath, type ReadyGguf } from './ready-gguf.js';

/** Whether files are a model or an adapter in Hugging Face's layout, by their names. */
export function areSafetensors(names: Iterable<string>): boolean {
  return [...names].some((name) => name.endsWith('.safetensors'));
}

/**
 * Converts a model in Hugging Face's layout, straight to the type that is wanted.
 *
 * @param files the uploaded files by the names that the client gave them
 * @param type absent: F16, or Q8_0 where the checkpoint has 8-bit floats (contract: modelfile-templates, section 3)
 */
export async function* convertModel(
  creation: Creation,
  files: FilePaths,
  type: string | undefined,
): AsyncGenerator<CreateProgress, ReadyGguf> {
  const target = type ?? ((await haveEightBitFloats(files)) ? creation.context.quantizer?.findType('Q8_0') : undefined);
  const outputType = target !== undefined && isFloatType(target) ? target : 'F16';
  const targetPath = scratchPath(creation);
  const converted = yield* convert(creation, { kind: 'model', files, outputType, targetPath });
  return yield* quantizeGguf(creation, converted, target);
}

/**
 * Converts a LoRA adapter in PEFT's layout.
 *
 * @param basePath the GGUF file of the model that it is for
 */
export async function* convertAdapter(
  creation: Creation,
  files: FilePaths,
  basePath: string,
): AsyncGenerator<CreateProgress, ReadyGguf> {
  return yield* convert(creation, { kind: 'adapter', files, basePath, targetPath: scratchPath(creation) });
}

async function* convert(creation: Creation, task: ConversionTask): AsyncGenerator<CreateProgress, ReadyGguf> {
  const step = task.kind === 'model' ? 'converting-model' : 'converting-adapter';
  yield { step };
  yield* followWork<CreateProgress, void>(
    ({ signal, report }) =>
      withFileNames(task.files, () =>
        runConversion(task, { signal, onProgress: (progress) => report({ step, progress }) }),
      ),
    creation.signal,
  );
  return readyFile(task.targetPath);
}

/** Says of a damaged file how the client calls it; the converter knows only where it lies. */
async function withFileNames<T>(files: FilePaths, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!InvalidSafetensorsError.isInstance(error)) throw error;
    const name = [...files].find(([, path]) => path === error.path)?.[0] ?? 'a file';
    throw new CreateInputError(`${name} can't be used: ${error.message}`, { file: name }, { cause: error });
  }
}

async function haveEightBitFloats(files: FilePaths): Promise<boolean> {
  const weights = [...files].filter(([name]) => name.endsWith('.safetensors'));
  for (const [, path] of weights) {
    const { tensors } = await withFileNames(files, () => readSafetensors(path));
    if (tensors.some(({ type }) => type.startsWith('F8'))) return true;
  }
  return false;
}
