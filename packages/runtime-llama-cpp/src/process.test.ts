import { fileURLToPath } from 'node:url';
import type { LoadedModel } from '@puna/runtime';
import { createProcessRuntime } from '@puna/runtime-process';
import { tinyModelFiles } from '@puna/tiny-model';
import { collect } from '@puna/runtime-conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { llamaCppChildEnvironment } from './child-environment.js';
import { greedy, question } from './fixtures/tiny-model.js';

describe('the adapter in a process of its own', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    const runtime = createProcessRuntime({
      name: 'llama.cpp',
      factory: fileURLToPath(new URL('../dist/factory.js', import.meta.url)),
      factoryOptions: { gpu: false },
      environment: llamaCppChildEnvironment,
    });
    const files = { format: 'gguf', weights: tinyModelFiles.weights };
    model = await runtime.load(files, { settings: { contextLength: 1024, slots: 2 } });
  });
  afterAll(() => model.close());

  it('answers as it does here', async () => {
    const { text } = await collect(model, greedy(question('What is Puna?')));
    expect(text).toContain('Puna is a self-hosted language-model server');
  });

  it('tells errors with their class', async () => {
    const constraint = { type: 'gbnf', grammar: 'nonsense' } as const;
    await expect(collect(model, greedy('x', { constraint }))).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
