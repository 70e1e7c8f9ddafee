import type { LoadedModel } from '@puna/runtime';
import { createLlamaCppRuntime } from '@puna/runtime-llama-cpp';
import type { StreamTimes } from '../measure/stream-times.js';
import { serveCalls } from './serve-calls.js';

let model: LoadedModel | undefined;

function loaded(): LoadedModel {
  if (model === undefined) throw new Error('nothing is loaded');
  return model;
}

serveCalls({
  async load(options: { model: string; threads: number; contextLength: number; slots: number }): Promise<void> {
    const { contextLength, slots, threads } = options;
    model = await createLlamaCppRuntime({ maxThreads: threads, gpu: false }).load(
      { format: 'gguf', weights: options.model },
      { settings: { contextLength, slots } },
    );
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
