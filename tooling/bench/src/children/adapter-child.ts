import type { LoadedModel, Runtime } from '@puna/runtime';
import { createLlamaCppRuntime } from '@puna/runtime-llama-cpp';
import { createOnnxRuntime } from '@puna/runtime-onnx';
import type { StreamTimes } from '../measure/stream-times.js';
import { serveCalls } from './serve-calls.js';

let model: LoadedModel | undefined;

function loaded(): LoadedModel {
  if (model === undefined) throw new Error('nothing is loaded');
  return model;
}

/** What is loaded, and how. A model's format decides the adapter. */
interface LoadCall {
  readonly model: string;
  readonly format?: 'gguf' | 'onnx';
  readonly threads: number;
  readonly contextLength: number;
  readonly slots: number;
}

function runtimeFor(format: string, maxThreads: number): Runtime {
  return format === 'onnx' ? createOnnxRuntime({ maxThreads }) : createLlamaCppRuntime({ maxThreads, gpu: false });
}

serveCalls({
  async load({ model: weights, format = 'gguf', threads, contextLength, slots }: LoadCall): Promise<void> {
    model = await runtimeFor(format, threads).load({ format, weights }, { settings: { contextLength, slots } });
  },

  /** Texts embedded per second, all asked for at once. */
  async embeddingRate(texts: string[]): Promise<number> {
    const start = performance.now();
    const { embeddings } = await loaded().embed({ inputs: texts });
    return (embeddings.length * 1000) / (performance.now() - start);
  },

  async countTokens(text: string): Promise<number> {
    return (await loaded().tokenize(text, { addSpecial: true })).length;
  },

  /** Generates greedily; the times are those of whoever reads the adapter's events. */
  async generate({ prompt, tokens }: { prompt: string; tokens: number }): Promise<StreamTimes> {
    const start = performance.now();
    let first = 0;
    let last = 0;
    for await (const event of loaded().generate({
      input: { type: 'prompt', text: prompt },
      sampling: { temperature: 0 },
      maxTokens: tokens,
    })) {
      if (event.type === 'text') {
        last = performance.now();
        first ||= last;
      } else if (event.type === 'done') {
        const { promptTokens, generatedTokens } = event.usage;
        return { firstToken: first - start, generation: last - first, promptTokens, generatedTokens };
      }
    }
    throw new Error('the stream ended without its last event');
  },
});
