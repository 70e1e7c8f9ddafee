import { findLibrary, openQuantization } from '@puna/quantize/native';
import { serveCalls } from './serve-calls.js';

const native = openQuantization(findLibrary());

serveCalls({
  /** One call of llama.cpp's function, on this thread, with its own defaults and its log left where it goes. */
  quantize({ source, target, type, threads }: { source: string; target: string; type: number; threads: number }): void {
    const status = native.quantize(source, target, { ...native.defaultParameters, ftype: type, nthread: threads });
    if (status !== 0) throw new Error(`llama_model_quantize answered ${status}`);
  },
});
