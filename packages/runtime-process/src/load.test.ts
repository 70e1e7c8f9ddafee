import { fileURLToPath } from 'node:url';
import { LoadError, ModelCrashedError, type RuntimeError, type Warning } from '@puna/runtime';
import { describe, expect, it } from 'vitest';
import { collect, factory, files, fixtureRuntime, isAlive, loadOptions, prompt, until } from './fixtures/fixture.js';
import { importProcessRuntime, type ProcessLogger } from './index.js';

/** Collects the ids of the children that a runtime starts. */
function watchChildren(): { ids: Set<number>; logger: ProcessLogger } {
  const ids = new Set<number>();
  const note = (fields: Readonly<Record<string, unknown>>): void => void ids.add(fields.processId as number);
  return { ids, logger: { debug: note, warn: note } };
}

describe('probe', () => {
  it('asks the adapter, in this process', async () => {
    const runtime = fixtureRuntime();
    expect(runtime).toMatchObject({ specificationVersion: 'v1', name: 'fixture' });
    expect(await runtime.probe(files())).toEqual({ supported: true, preference: 50 });
    expect(await runtime.probe({ format: 'onnx', weights: '/x' })).toMatchObject({
      supported: false,
      reason: 'format',
    });
  });

  it('says which module could not be imported', async () => {
    const runtime = fixtureRuntime({ factory: new URL('missing.mjs', factory) });
    const error = await runtime.probe(files()).catch((error: unknown) => error);
    expect(LoadError.isInstance(error)).toBe(true);
    expect(String(error)).toContain('missing.mjs');
  });
});

describe('an adapter of which only the module is known', () => {
  it('is asked for its name', async () => {
    const runtime = await importProcessRuntime({ factory });
    expect(runtime.name).toBe('fixture');
    expect(await runtime.probe(files())).toEqual({ supported: true, preference: 50 });
    const model = await runtime.load(files(), loadOptions);
    expect(isAlive(model.processId)).toBe(true);
    await model.close();
  });

  it('must be one', async () => {
    const text = new URL('data:text/javascript,export default "no factory"');
    await expect(importProcessRuntime({ factory: text })).rejects.toThrow('makes no adapter');
  });
});

describe('the factory', () => {
  it('may be an absolute path', async () => {
    const model = await fixtureRuntime({ factory: fileURLToPath(factory) }).load(files(), loadOptions);
    expect(model.limits.slots).toBe(2);
    await model.close();
  });

  it('may not be the name of a package', () => {
    expect(() => fixtureRuntime({ factory: '@puna/some-adapter' })).toThrow(TypeError);
  });

  it('gets its options as data', async () => {
    const load = fixtureRuntime({ factoryOptions: { callback: () => {} } }).load(files(), loadOptions);
    await expect(load).rejects.toThrow('could not be cloned');
  });
});

describe('load', () => {
  it('gives a model in a process of its own', async () => {
    const model = await fixtureRuntime().load(files(), loadOptions);
    expect(model.processId).not.toBe(process.pid);
    expect(isAlive(model.processId)).toBe(true);
    expect(model.limits).toMatchObject({ contextLength: 64, slots: 2 });
    expect(model.capabilities).toMatchObject({ completion: true, rerank: false });
    await model.close();
    expect(isAlive(model.processId)).toBe(false);
  });

  it('sets the environment before the child starts', async () => {
    const model = await fixtureRuntime({ environment: { PUNA_FIXTURE: 'set' } }).load(files(), loadOptions);
    expect(await model.detokenize([-1])).toBe('set');
    await model.close();
  });

  it('reports progress and warnings', async () => {
    const progress: number[] = [];
    const warnings: Warning[] = [];
    const model = await fixtureRuntime().load(files('warn'), {
      ...loadOptions,
      onProgress: (fraction) => progress.push(fraction),
      onWarning: (warning) => warnings.push(warning),
    });
    expect(progress).toEqual([0, 0.5, 1]);
    expect(warnings).toEqual([{ type: 'unsupported-option', option: 'mainGpu', message: 'no GPU here' }]);
    await model.close();
  });

  it.each([
    ['damaged', 'load-failed', 'the file is damaged'],
    ['broken-adapter', 'unknown', 'x is undefined'],
    ['crash', 'model-crashed', 'SIGABRT'],
  ])('of a model that is %s rejects with the code %s and leaves no process', async (action, code, message) => {
    const { ids, logger } = watchChildren();
    const error = await fixtureRuntime({ logger })
      .load(files(action), loadOptions)
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ code });
    expect((error as RuntimeError).message).toContain(message);
    expect([...ids].filter(isAlive)).toEqual([]);
    expect(ids.size).toBe(1);
  });

  it('tells how the process ended that crashed while loading', async () => {
    const error = await fixtureRuntime()
      .load(files('crash'), loadOptions)
      .catch((error: unknown) => error);
    expect(ModelCrashedError.isInstance(error)).toBe(true);
    expect((error as RuntimeError).details).toMatchObject({ exitCode: null, signal: 'SIGABRT' });
  });

  it('is aborted by its signal, and the child is gone then', async () => {
    const { ids, logger } = watchChildren();
    const abort = new AbortController();
    const reason = new Error('changed my mind');
    const load = fixtureRuntime({ logger }).load(files('hang'), {
      ...loadOptions,
      signal: abort.signal,
      onProgress: (fraction) => fraction === 1 && abort.abort(reason),
    });
    await expect(load).rejects.toBe(reason);
    expect(ids.size).toBe(1);
    expect([...ids].filter(isAlive)).toEqual([]);
  });

  it('does not start where the signal has aborted', async () => {
    const { ids, logger } = watchChildren();
    const signal = AbortSignal.abort(new Error('too late'));
    const load = fixtureRuntime({ logger }).load(files(), { ...loadOptions, signal });
    await expect(load).rejects.toThrow('too late');
    expect(ids.size).toBe(0);
  });

  it('gives a child that does not start a limited time', async () => {
    const error = await fixtureRuntime({ startTimeout: 1 })
      .load(files(), loadOptions)
      .catch((error: unknown) => error);
    expect(LoadError.isInstance(error)).toBe(true);
    expect(String(error)).toContain('startTimeout');
  });
});

describe('close', () => {
  it('may be called more than once and resolves closed', async () => {
    const model = await fixtureRuntime().load(files(), loadOptions);
    await Promise.all([model.close(), model.close()]);
    await model.close();
    expect(await model.closed).toBeUndefined();
  });

  it('kills a child that does not answer', async () => {
    const model = await fixtureRuntime({ closeTimeout: 100 }).load(files('never-closes'), loadOptions);
    await model.close();
    expect(isAlive(model.processId)).toBe(false);
    expect(await model.closed).toBeUndefined();
  });

  it('happens by itself where the adapter ends the model', async () => {
    const model = await fixtureRuntime().load(files(), loadOptions);
    const generation = collect(model.generate(prompt('end-itself'))).catch((error: unknown) => error);
    const error = await model.closed;
    expect(LoadError.isInstance(error)).toBe(true);
    expect(await generation).toBe(error);
    await expect(model.memory()).rejects.toBe(error);
    await until(() => !isAlive(model.processId));
  });
});
