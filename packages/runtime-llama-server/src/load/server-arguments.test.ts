import type { LoadSettings } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import type { Pooling } from '@puna/runtime/adapter';
import { serverStart, type ServerPlan } from './server-arguments.js';

function start(settings: Partial<LoadSettings>, more: Partial<ServerPlan> = {}, pooling?: Pooling) {
  const plan: ServerPlan = {
    files: { format: 'gguf', weights: '/m.gguf' },
    settings: { contextLength: 1000, slots: 3, ...settings },
    header: { architecture: 'llama', pooling },
    rpcServers: [],
    extraArguments: [],
    ...more,
  };
  const { arguments: args, environment, warnings } = serverStart(plan, 1234, 'secret');
  return { line: args.join(' '), environment, warnings };
}

describe('the arguments of llama-server', () => {
  it('give every slot the whole context', () => {
    const { line } = start({});
    expect(line).toContain('--model /m.gguf --host 127.0.0.1 --port 1234');
    expect(line).toContain('--ctx-size 3000 --parallel 3');
    expect(line).toContain('--context-shift');
  });

  it('do not hold the key, which everybody on the machine could read', () => {
    const { line, environment } = start({});
    expect(line).not.toContain('secret');
    expect(environment['LLAMA_API_KEY']).toBe('secret');
  });

  it('follow the settings', () => {
    const settings = {
      batchSize: 64,
      threads: 2,
      gpuLayers: 0,
      mainGpu: 1,
      flashAttention: false,
      cacheType: 'Q8_0',
      contextShift: false,
      memoryMap: false,
    };
    const { line, environment, warnings } = start(settings);
    for (const part of [
      '--batch-size 64 --ubatch-size 64',
      '--threads 2',
      '--gpu-layers 0',
      '--main-gpu 1',
      '--flash-attn off',
      '--cache-type-k q8_0 --cache-type-v q8_0',
      '--no-context-shift',
    ]) {
      expect(line).toContain(part);
    }
    expect(environment).toMatchObject({ LLAMA_ARG_LOAD_MODE: 'none', LLAMA_ARG_MMAP: '0' });
    expect(warnings).toEqual([]);
  });

  it('name the other files, the other machines and, last, what the user adds', () => {
    const files = {
      format: 'gguf',
      weights: '/m.gguf',
      projectors: ['/p.gguf'],
      adapters: ['/a.gguf', '/b.gguf'],
      draft: '/d.gguf',
    };
    const more = { files, rpcServers: ['a:1', 'b:2'], extraArguments: ['--numa', 'distribute'] };
    const { line, environment } = start({ draftTokens: 5 }, more);
    expect(line).toContain('--lora /a.gguf --lora /b.gguf --mmproj /p.gguf --model-draft /d.gguf --rpc a:1,b:2');
    expect(line).toMatch(/--numa distribute$/);
    expect(environment).toMatchObject({ LLAMA_ARG_SPEC_TYPE: 'draft-simple', LLAMA_ARG_SPEC_DRAFT_N_MAX: '5' });
  });

  it('let an encoder read the longest text in one step', () => {
    expect(start({}, {}, 'mean').line).toContain('--embeddings --pooling mean --batch-size 1000 --ubatch-size 1000');
    expect(start({}, {}, 'rank').line).toContain('--reranking');
  });

  it('leave out what llama-server does not know, with a warning', () => {
    const { line, warnings } = start({ cacheType: 'q3', draftTokens: 4 });
    expect(line).not.toContain('--cache-type');
    expect(warnings.map(({ option }) => option)).toEqual(['cacheType', 'draftTokens']);
  });
});
