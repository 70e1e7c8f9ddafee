import { BareModel, type BareRates } from '../llama-cpp/bare-model.js';
import { findLibrary } from '../llama-cpp/find-library.js';
import { NativeLibrary } from '../llama-cpp/native-library.js';
import { serveCalls } from './serve-calls.js';

let model: BareModel | undefined;

serveCalls({
  load(options: { model: string; threads: number; contextLength: number }): void {
    model = new BareModel(new NativeLibrary(findLibrary()), options);
  },

  measure({ depth, tokens }: { depth: number; tokens: number }): BareRates {
    if (model === undefined) throw new Error('nothing is loaded');
    return model.measure(depth, tokens);
  },
});
