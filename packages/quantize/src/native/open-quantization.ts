import koffi from 'koffi';
import { QuantizerUnavailableError } from '../errors/quantizer-unavailable-error.js';
import type { LibraryFiles } from './find-library.js';
import { openTensorList, type TensorListReader } from './open-tensor-list.js';
import { checkLayout, quantizeParameters, type QuantizeParameters } from './quantize-parameters.js';

/** What quantising needs of llama.cpp, opened as a plain shared library. */
export interface NativeQuantization {
  readonly defaultParameters: QuantizeParameters;

  /** Quantises on this thread; anything but 0 is a failure, about which the log says more. */
  quantize(source: string, target: string, parameters: QuantizeParameters): number;

  /** The same on another thread. */
  quantizeAsync(source: string, target: string, parameters: QuantizeParameters): Promise<number>;

  /** Lists the tensors of a GGUF file; undefined where llama.cpp can't read its header. */
  readonly listTensors: TensorListReader;

  /**
   * Hands on what llama.cpp logs from now on, on this process's main thread, whichever thread it comes from: that one waits
   * meanwhile. A text is a line, a part of one, or several. To be called once.
   */
  onLog(listener: (level: number, text: string) => void): void;
}

/** @throws QuantizerUnavailableError where the library can't be opened, or is another one than expected. */
export function openQuantization(files: LibraryFiles): NativeQuantization {
  const { llama, ggmlBase } = load(files);
  llama.func('void llama_backend_init()')();
  const defaults = llama.func('llama_model_quantize_default_params', quantizeParameters, [])() as QuantizeParameters;
  checkLayout({ ...defaults });
  const quantize = llama.func('llama_model_quantize', 'uint32_t', ['str', 'str', koffi.pointer(quantizeParameters)]);
  return {
    defaultParameters: defaults,
    quantize: (source, target, parameters) => quantize(source, target, parameters) as number,
    quantizeAsync: (source, target, parameters) =>
      new Promise((resolve, reject) => {
        quantize.async(source, target, parameters, (error: unknown, status: number) => {
          if (error) reject(error as Error);
          else resolve(status);
        });
      }),
    listTensors: openTensorList(ggmlBase),
    onLog: (listener) => {
      const log = koffi.pointer(koffi.proto('void llama_log(int level, const char *text, void *data)'));
      const callback = koffi.register((level: number, text: string) => listener(level, text), log);
      llama.func('llama_log_set', 'void', [log, 'void *'])(callback, null);
    },
  };
}

/** Each library needs the ones before it; on Windows they are found because they are open already. */
function load({ ggmlBase, ggml, llama }: LibraryFiles): {
  readonly llama: koffi.IKoffiLib;
  readonly ggmlBase: koffi.IKoffiLib;
} {
  try {
    const base = koffi.load(ggmlBase);
    koffi.load(ggml);
    return { ggmlBase: base, llama: koffi.load(llama) };
  } catch (error) {
    throw new QuantizerUnavailableError(`llama.cpp's library can't be opened: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
