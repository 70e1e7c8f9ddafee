import { LoadError, UnsupportedError, type LoadedModel, type ProbeResult, type Runtime } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { NoRuntimeError } from '../errors/no-runtime-error.js';
import { loadWithRuntime } from './load-with-runtime.js';

const files = { format: 'gguf', weights: '/weights' };
const options = { settings: { contextLength: 16, slots: 1 } };
const accepted = (preference: number): ProbeResult => ({ supported: true, preference });

/** A runtime that answers a probe as told; the model that it loads is known by the runtime's name. */
function runtime(name: string, answer: ProbeResult, load?: () => never): Runtime {
  return {
    specificationVersion: 'v1',
    name,
    probe: async () => answer,
    load: async () => load?.() ?? ({ loadedBy: name } as unknown as LoadedModel),
  };
}

describe('choosing a runtime', () => {
  it('takes the one that suits the model best', async () => {
    const chosen = await loadWithRuntime([runtime('a', accepted(50)), runtime('b', accepted(90))], files, options);
    expect(chosen.runtime).toBe('b');
  });

  it('moves on when one refuses on loading', async () => {
    const refuses = runtime('a', accepted(90), () => {
      throw new UnsupportedError('not this quantisation');
    });
    expect((await loadWithRuntime([refuses, runtime('b', accepted(10))], files, options)).runtime).toBe('b');
  });

  it('does not move on when loading fails for another reason', async () => {
    const fails = runtime('a', accepted(90), () => {
      throw new LoadError('the file is cut off');
    });
    await expect(loadWithRuntime([fails, runtime('b', accepted(10))], files, options)).rejects.toThrow(LoadError);
  });

  it('says why each one declined', async () => {
    const declines = runtime('a', { supported: false, reason: 'format', message: 'only ONNX' });
    const failure = loadWithRuntime([declines], files, options);
    await expect(failure).rejects.toThrow(NoRuntimeError);
    await expect(failure).rejects.toThrow('no runtime can run this model (a: only ONNX)');
  });

  it('asks only the chosen one', async () => {
    const both = [runtime('a', accepted(50)), runtime('b', accepted(90))];
    expect((await loadWithRuntime(both, files, options, { name: 'a', by: 'model' })).runtime).toBe('a');
    expect((await loadWithRuntime(both, files, options, { name: 'a', by: 'operator' })).runtime).toBe('a');
    const missing = loadWithRuntime(both, files, options, { name: 'c', by: 'model' });
    await expect(missing).rejects.toThrow('this server has: a, b');
  });

  it('asks all where the operator chose one for other formats, but not where the model did', async () => {
    const declines = runtime('a', { supported: false, reason: 'format', message: 'only ONNX' });
    const both = [declines, runtime('b', accepted(90))];
    expect((await loadWithRuntime(both, files, options, { name: 'a', by: 'operator' })).runtime).toBe('b');
    await expect(loadWithRuntime(both, files, options, { name: 'a', by: 'model' })).rejects.toThrow('a: only ONNX');
  });

  it('does not ask others where the one that the operator chose refuses for another reason', async () => {
    const declines = runtime('a', { supported: false, reason: 'feature', message: 'no images' });
    const failure = loadWithRuntime([declines, runtime('b', accepted(90))], files, options, {
      name: 'a',
      by: 'operator',
    });
    await expect(failure).rejects.toThrow('a: no images');
  });
});
