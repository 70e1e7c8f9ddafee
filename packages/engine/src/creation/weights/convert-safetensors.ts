import {
  convertHuggingFace,
  InvalidSafetensorsError,
  readSafetensors,
  type Conversion,
  type FilePaths,
} from '@puna/convert';
import { CreateInputError } from '../../errors/create-input-error.js';
import { followWork } from '../../progress/follow-work.js';
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
  const target = type ?? ((await haveEightBitFloats(files)) ? eightBitTarget(creation) : undefined);
  const outputType = target !== undefined && isFloatType(target) ? target : 'F16';
  yield { step: 'converting-model' };
  const conversion = await withFileNames(files, () => convertHuggingFace(files, { outputType }));
  const converted = yield* writeConversion(creation, 'converting-model', files, conversion);
  return yield* quantizeGguf(creation, converted, target);
}

/** Writes what was prepared to a file in the workspace. */
export async function* writeConversion(
  creation: Creation,
  step: 'converting-model' | 'converting-adapter',
  files: FilePaths,
  conversion: Conversion,
): AsyncGenerator<CreateProgress, ReadyGguf> {
  const path = scratchPath(creation);
  yield* followWork<CreateProgress, void>(
    ({ signal, report }) =>
      withFileNames(files, () =>
        conversion.write(path, { signal, onProgress: (progress) => report({ step, progress }) }),
      ),
    creation.signal,
  );
  return readyFile(path);
}

/** Says of a damaged file how the client calls it; the converter knows only where it lies. */
export async function withFileNames<T>(files: FilePaths, work: () => Promise<T>): Promise<T> {
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

function eightBitTarget({ context }: Creation): string | undefined {
  return context.quantizer?.findType('Q8_0');
}
