import type { LoadedModel, LoadOptions } from '@puna/runtime';
import { createLlamaCppRuntime } from '@puna/runtime-llama-cpp';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordRuntime } from './record-runtime.js';
import type { Recording } from './recording.js';
import { createReplayRuntime } from './replay-runtime.js';

const files = { format: 'gguf', weights: tinyModelFiles.weights };
const options: LoadOptions = { settings: { contextLength: 256, slots: 1 } };
const text = '<|im_start|>user\nWhy is the sky blue?<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n';

async function write(model: LoadedModel, maxTokens: number): Promise<{ pieces: string[]; tokens: number }> {
  const pieces: string[] = [];
  let tokens = 0;
  const request = { input: { type: 'prompt', text }, sampling: { temperature: 0 }, maxTokens } as const;
  for await (const event of model.generate(request)) {
    if (event.type === 'text') pieces.push(event.text);
    if (event.type === 'done') tokens = event.usage.generatedTokens;
  }
  return { pieces, tokens };
}

describe('a replayed model', () => {
  let real: LoadedModel;
  let recording: Recording;
  let replayed: LoadedModel;
  let written: readonly string[];

  beforeAll(async () => {
    const recorded = recordRuntime(createLlamaCppRuntime({ gpu: false }));
    real = await recorded.runtime.load(files, options);
    await real.tokenize('Puna');
    written = (await write(real, 12)).pieces;
    // It goes to another process.
    recording = JSON.parse(JSON.stringify(await recorded.recording())) as Recording;
    replayed = await createReplayRuntime(recording, 0).load(files, options);
  });
  afterAll(async () => {
    await replayed.close();
    await real.close();
  });

  it('writes what the real one wrote, as long as is asked for', async () => {
    expect(written.join('')).toContain('The sky is blue');
    expect(await write(replayed, written.length)).toEqual({ pieces: written, tokens: written.length });
    const { pieces, tokens } = await write(replayed, written.length + 3);
    expect(pieces).toEqual([...written, ...written.slice(0, 3)]);
    expect(tokens).toBe(written.length + 3);
  });

  it('knows the tokens that the real one gave, and no others', async () => {
    expect(await replayed.tokenize('Puna')).toEqual(await real.tokenize('Puna'));
    await expect(replayed.tokenize('Puna', { addSpecial: true })).rejects.toThrow('not recorded');
    await expect(replayed.tokenize('llama')).rejects.toThrow('not recorded');
  });

  it('ends when its signal aborts', async () => {
    const request = {
      input: { type: 'prompt', text },
      maxTokens: 9,
      signal: AbortSignal.abort(new Error('enough')),
    } as const;
    await expect(replayed.generate(request)[Symbol.asyncIterator]().next()).rejects.toThrow('enough');
  });

  it('lets all answers go on at the same moments', async () => {
    const paced = await createReplayRuntime(recording, 5).load(files, options);
    const order: string[] = [];
    const follow = async (name: string): Promise<void> => {
      const request = { input: { type: 'prompt', text }, maxTokens: 3 } as const;
      for await (const event of paced.generate(request)) if (event.type === 'text') order.push(name);
    };
    await Promise.all([follow('a'), follow('b')]);
    expect(order.join('')).toBe('ababab');
    await paced.close();
  });

  it('needs an answer to replay', async () => {
    const { recording: ofNothing } = recordRuntime(createLlamaCppRuntime({ gpu: false }));
    await expect(ofNothing()).rejects.toThrow('nothing to replay');
  });
});
