import type { Runtime } from '@puna/runtime';
import { factoryUrl, importRuntime } from './import-runtime.js';
import { loadInProcess } from './parent/load-in-process.js';
import type { ProcessRuntime } from './process-model.js';
import type { ProcessRuntimeOptions } from './process-runtime-options.js';

/**
 * Wraps an adapter so that each model it loads lives in a child process of its own: a crash of native code ends one
 * model and nothing else, and its memory goes back to the system when the model is closed.
 *
 * `probe` runs the adapter in this process, since it reads a header at most. `load` starts the child. Besides the
 * contract's errors it throws a `ModelCrashedError` where the child ends while loading; `details` of that error holds
 * `exitCode`, `signal` and `stderr`, the last lines that the child printed.
 *
 * A loaded model keeps this process alive until it is closed.
 *
 * @throws TypeError where `factory` is neither a URL nor an absolute path.
 */
export function createProcessRuntime(options: ProcessRuntimeOptions): ProcessRuntime {
  return wrap(factoryUrl(options.factory), options);
}

/**
 * As `createProcessRuntime`, for an adapter of which only the module is known: it is imported at once, for its name and its
 * declaration.
 *
 * @throws LoadError where the module can't be imported or is no factory of an adapter.
 * @throws TypeError where `factory` is neither a URL nor an absolute path.
 */
export async function importProcessRuntime(options: Omit<ProcessRuntimeOptions, 'name'>): Promise<ProcessRuntime> {
  const url = factoryUrl(options.factory);
  const adapter = await importRuntime(url, options.factoryOptions);
  const { name, declaration } = adapter;
  const runtime = wrap(url, { ...options, name }, Promise.resolve(adapter));
  return declaration === undefined ? runtime : { ...runtime, declaration };
}

function wrap(url: string, options: ProcessRuntimeOptions, imported?: Promise<Runtime>): ProcessRuntime {
  let adapter = imported;

  async function adapterHere(): Promise<Runtime> {
    adapter ??= importRuntime(url, options.factoryOptions);
    try {
      return await adapter;
    } catch (error) {
      adapter = undefined; // a second try may do better, for example after a package was installed
      throw error;
    }
  }

  return {
    specificationVersion: 'v1',
    name: options.name,
    async probe(model) {
      return (await adapterHere()).probe(model);
    },
    load: (model, loadOptions) => loadInProcess({ ...options, factory: url }, model, loadOptions),
  };
}
