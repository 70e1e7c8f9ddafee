import { findLibrary } from '@puna/quantize/native';
import { BareModel } from '../llama-cpp/bare-model.js';
import { NativeLibrary } from '../llama-cpp/native-library.js';
import { serveCalls } from './serve-calls.js';

let model: BareModel | undefined;

function loaded(): BareModel {
  if (model === undefined) throw new Error('nothing is loaded');
  return model;
}

serveCalls({
  load(options: { model: string; threads: number; contextLength: number }): void {
    model = new BareModel(new NativeLibrary(findLibrary()), options);
  },

  promptRate: ({ depth }: { depth: number }): number => loaded().promptRate(depth),

  decodeRate: ({ depth, tokens }: { depth: number; tokens: number }): number => loaded().decodeRate(depth, tokens),
});
